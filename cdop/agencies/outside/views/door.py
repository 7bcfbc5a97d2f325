"""Before the form: a page that does nothing by itself, a button, a code. No page here tells one link from another."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cdop.access.guards import public
from cdop.agencies import tokens
from cdop.agencies.actions import links
from cdop.agencies.outside import reading
from cdop.agencies.outside.cookies import give, secret_in
from cdop.agencies.outside.entry import doorkeeper_of, shut, slow_down
from cdop.agencies.outside.forms import CodeForm


@require_http_methods(["GET", "HEAD", "POST"])
@public
def door(request: HttpRequest, token: str) -> HttpResponse:
    """Asks nothing of the database until the button is pressed: programs that try links in mail press nothing."""
    if request.method != "POST":
        return render(request, "agencies/outside/door.html")
    slow_down(request, token)
    with doorkeeper_of(token) as by:
        if by is None:
            return shut(request, token)
        if reading.proven_visit(token, secret_in(request, token), by=by):
            return redirect("answer:tasks", token)
        secret = links.open_link(secret=token, by=by)
    if secret is None:
        return shut(request, token)
    return give(redirect("answer:code", token), token, secret)


@require_POST
@public
def again(request: HttpRequest, token: str) -> HttpResponse:
    """A new code, or a new link, to the same mailbox. Whether one is sent cannot be seen from the answer."""
    slow_down(request, token)
    with doorkeeper_of(token) as by:
        secret = links.ask_again(secret=token, by=by) if by else None
    return give(redirect("answer:code", token), token, secret or tokens.new_secret())


@require_http_methods(["GET", "HEAD", "POST"])
@public
def code(request: HttpRequest, token: str) -> HttpResponse:
    """The code is entered in the browser that asked for it. Wrong, late and strange ones are told the same."""
    form = CodeForm(request.POST or None)
    if request.method == "POST":
        slow_down(request, token)
        if form.is_valid():
            fresh = _prove(request, token, form.cleaned_data["code"])
            if fresh:
                return give(redirect("answer:tasks", token), token, fresh)
            form.add_error("code", CodeForm.WRONG)
    return render(request, "agencies/outside/code.html", {"form": form, "token": token})


@require_safe
@public
def done(request: HttpRequest, token: str) -> HttpResponse:
    """Thanks. The same page for everybody, whether anything was handed in or not."""
    return render(request, "agencies/outside/done.html")


def _prove(request: HttpRequest, token: str, typed: str) -> str | None:
    secret = secret_in(request, token)
    with doorkeeper_of(token) as by:
        link = reading.link_in_use(tokens.digest(token), by=by) if by else None
        if by is None or link is None:
            return None
        return links.prove(link=link, secret=secret, code=typed, by=by)
