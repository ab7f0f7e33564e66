"""``python -m graph`` is the command ``simpul``."""

from graph.cli import main

if __name__ == "__main__":
    main()
