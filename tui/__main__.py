"""`python -m tui` is the `claimwire` command."""

from tui.cli import main

if __name__ == "__main__":
    main()
