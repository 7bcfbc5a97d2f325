"""Pages behind a link: the door itself, and the form."""

from cdop.agencies.outside.views.door import again, code, done, door
from cdop.agencies.outside.views.ending import check, colleague, nothing
from cdop.agencies.outside.views.form import draft, section, tasks

__all__ = ["again", "check", "code", "colleague", "done", "door", "draft", "nothing", "section", "tasks"]
