"""The pages that every role's visit must find accessible and self-contained."""

from clinic import SIGN_IN

# Role (none for a visitor) and path.
PAGES: list[tuple[str | None, str]] = [
    (None, SIGN_IN),
]
