"""From raw text to a `Reading`: clean body, paragraphs, sentences, quotations, dates."""
