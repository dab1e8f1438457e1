from common.routers import Router
from library import views

router = Router()
router.register("authors", views.AuthorViewSet, "library-author")
router.register("books", views.BookViewSet, "library-book")

urlpatterns = router.urls
