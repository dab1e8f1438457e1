"""Where nginx is not installed one process of the hybrid answers the whole contract."""

import os
import shutil
import subprocess

import pytest

from conftest import Repositories
from contracts import hold


def test_without_nginx(repositories: Repositories) -> None:
    nginx = shutil.which("nginx", path="/usr/sbin:" + os.environ["PATH"])
    repository = repositories.get("shop", "hybrid")
    hidden = []
    if nginx:
        hidden = ["unshare", "-m", "sh", "-c", f'mount --bind /dev/null {nginx} && exec "$@"', "sh"]
        if subprocess.run([*hidden, "true"], capture_output=True).returncode:
            pytest.skip("cannot hide nginx here")
    with repository.running(*hidden) as running:
        hold("shop", repository, running)
