"""`python -m viennagraph` is the command `viennagraph`."""

from viennagraph.cli import main

if __name__ == "__main__":
    main()
