"""Exit 0 if the process in this container answers 200: `python healthy.py PATH`."""

import http.client
import os
import sys

# A name that the process answers to: it refuses others. `.example.org` is for that one too, `*` for any.
HOST = os.environ.get("ALLOWED_HOSTS", "").split(",")[0].strip().lstrip(".*") or "localhost"

connection = http.client.HTTPConnection("127.0.0.1", 8000, timeout=4)
connection.request("GET", sys.argv[1], headers={"Host": HOST})
sys.exit(connection.getresponse().status != http.HTTPStatus.OK)
