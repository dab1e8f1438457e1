"""Files of rows in the storage, and how they are sent."""

import re
import uuid
from pathlib import PurePosixPath

from django.apps import apps
from django.contrib import admin
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from common.viewsets import names

# What is shown as an image; everything else is handed out to be saved.
MEDIA_TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
}
SUFFIX = re.compile(r"\.[a-z0-9]{1,10}")


class RandomNames(FileSystemStorage):
    """Keeps a file under a name that tells nothing of it and cannot be guessed."""

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        path = PurePosixPath(name.replace("\\", "/"))
        suffix = path.suffix.lower()
        last = uuid.uuid4().hex + (suffix if SUFFIX.fullmatch(suffix) else "")
        directory = str(path.parent)[: (max_length or 100) - len(last) - 1]
        return f"{directory}/{last}"


def sent(file: FieldFile, known: str | None, *, image: bool) -> HttpResponseBase:
    """The answer with a file. Its name changes whenever its content does, so that is its tag."""
    name = PurePosixPath(file.name or "")
    tag = f'"{name.stem}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if not name.name or not file.storage.exists(str(name)):
        raise Http404
    if known is not None and names(known, tag):
        return HttpResponse(status=304, headers=headers)
    media_type = MEDIA_TYPES.get(name.suffix) if image else None
    return FileResponse(
        file.open(),
        as_attachment=media_type is None,
        filename=name.name,
        content_type=media_type or "application/octet-stream",
        headers=headers,
    )


def admin_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """The file that a page of the admin links to, for whoever may see its row there."""
    directory = name.rpartition("/")[0]
    for model in apps.get_models():
        for column in model._meta.fields:
            if isinstance(column, models.FileField) and str(column.upload_to).startswith(directory):
                row = model._default_manager.filter(**{column.name: name}).first()
                if row and admin.site.get_model_admin(model).has_view_permission(request, row):
                    image = isinstance(column, models.ImageField)
                    return sent(getattr(row, column.name), None, image=image)
    raise Http404
