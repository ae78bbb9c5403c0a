"""The measured views before the product's own addresses."""

from mannaka.urls_city import handler400, handler403, handler404, handler500
from mannaka.urls_city import urlpatterns as product
from tests.benchmarks.site.urls import urlpatterns as measured

urlpatterns = [*measured, *product]

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
