"""The kinds of options and words that several verbs share, as cyclopts reads them."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from tui.verbs.given import Given

Common = Annotated[Given, Parameter(parse=False)]
Flag = Annotated[bool, Parameter(negative="", show_default=False)]
Limit = Annotated[int, Parameter(alias="-n")]
STORED = "--stored"  # what `digest --library` is called inside, since --library names a file everywhere else
