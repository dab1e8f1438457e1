"""The addresses of the pages. Like the API's they have no trailing slash."""

from django.urls import path

from pages import views
from pages.feed import NewestPosts
from pages.serving import page

app_name = "pages"

urlpatterns = [
    path("", page(views.Home.as_view()), name="home"),
    path("posts/<slug:slug>", page(views.OnePost.as_view()), name="post"),
    path("posts/<slug:slug>/cover", page(views.cover), name="cover"),
    path("tags/<slug:slug>", page(views.OfTag.as_view()), name="tag"),
    path("authors/<int:pk>", page(views.OfAuthor.as_view()), name="author"),
    path("authors/<int:pk>/picture", page(views.portrait), name="picture"),
    path("feed.xml", page(NewestPosts()), name="feed"),
]
