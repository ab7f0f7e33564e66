"""Says what an article, its statements and its events are about, by the cues of a taxonomy."""

from graph.links.topics.article import ArticleTopics
from graph.links.topics.cues import TopicFinder, find_topics, topic_finder

__all__ = ["ArticleTopics", "TopicFinder", "find_topics", "topic_finder"]
