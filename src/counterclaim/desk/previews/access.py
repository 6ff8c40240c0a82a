"""Who may hand in, and see what they handed in: what the routes of pages and answers ask for."""

from typing import Annotated

from fastapi import Depends, HTTPException, Request

from counterclaim.desk.previews.preview import Preview
from counterclaim.desk.previews.previews import Previews
from counterclaim.desk.previews.uploads import Form, form_of
from counterclaim.desk.visitor import AnyVisitor, Visitor, check_form


def previews_of(request: Request) -> Previews:
    """The previews of the desk that answers `request`."""
    found: Previews = request.app.state.previews
    return found


def writer(who: AnyVisitor) -> Visitor:
    """Who asks, if they may add. Raises HTTPException."""
    if not who.may_add:
        raise HTTPException(403, "You may read here, but not add. An admin can give you the role of a reviewer.")
    return who


Writer = Annotated[Visitor, Depends(writer)]


def keeper(who: Writer) -> Visitor:
    """Who asks, if they may keep what was handed in. Raises HTTPException: the token of a bookmarklet stands in the
    pages that it is used on, and must not do that."""
    if not who.may_judge:
        raise HTTPException(403, "This token hands reports in. Its owner looks at them at the desk, and keeps them.")
    return who


Keeper = Annotated[Visitor, Depends(keeper)]
Pile = Annotated[Previews, Depends(previews_of)]


async def sent(request: Request, who: Writer) -> Form:
    """The form that was sent, which is one of this desk's."""
    form = await form_of(request)
    await check_form(request, who)
    return form


async def own_request(request: Request, who: Writer) -> None:
    """Raises HTTPException where a program's request comes from elsewhere than a page of this desk, and shows no
    token."""
    await check_form(request, who)


Sent = Annotated[Form, Depends(sent)]


def preview_of(id: str, who: Writer, pile: Pile) -> Preview:
    """The preview of this `id`, if it is one of those who ask. Raises HTTPException."""
    found = pile.of(id, who.name)
    if found is None:
        raise HTTPException(404, "This is no longer here: what is not kept is forgotten within an hour. Add it again.")
    return found


Mine = Annotated[Preview, Depends(preview_of)]
