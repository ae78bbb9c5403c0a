"""Starts a rendered container as a process of this machine: command, environment, mounts and probes, on loopback."""

import http.client
import os
import signal
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mannaka.local.ports import LOOPBACK, free_port
from tests.deploy import charts, containerfiles

READ_ONLY_ROOT = Path(__file__).parent / "read_only_root"
# What kubelet puts into the Host header: the pod's own address.
POD_ADDRESS = "10.42.0.7"
WELL = range(200, 400)


class Pod:
    """One pod of a component; every absolute path of its mounts lies below a folder."""

    def __init__(
        self, manifests: list[charts.Manifest], component: str, *, secret: Mapping[str, str], folder: Path
    ) -> None:
        self.component = component
        self.spec = charts.pod_of(charts.workloads(manifests)[component])
        self.container = charts.container_of(charts.workloads(manifests)[component])
        self.mounts = {
            mount["mountPath"]: folder / component / mount["name"] for mount in self.container["volumeMounts"]
        }
        self.ports = {port["name"]: (port["containerPort"], free_port()) for port in self.container.get("ports", [])}
        self.log = folder / f"{component}.log"
        self.environment = self._image() | self._settings(manifests) | self._secrets(secret)
        self.process: subprocess.Popen[bytes] | None = None
        for mount in self.mounts.values():
            mount.mkdir(parents=True)

    def start(self) -> None:
        """Start the container's command."""
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                self._words([*self.container["command"], *self.container["args"]]),
                env=self.environment,
                cwd=charts.ROOT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def wait_until_started(self, *, seconds: float) -> bool:
        """Ask as the startup probe does, only more often; tell whether it came up in time."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and self.is_running():
            if self.probe("startupProbe"):
                return True
            time.sleep(0.3)
        return False

    def is_running(self) -> bool:
        """Tell whether the process lives."""
        return self.process is not None and self.process.poll() is None

    def is_well(self, name: str) -> bool:
        """Ask until it is well, as often as kubelet would before it acts."""
        return any(self.probe(name) for _ in range(self.container[name]["failureThreshold"]))

    def probe(self, name: str) -> bool:
        """Ask once, as kubelet does."""
        probe: dict[str, Any] = self.container[name]
        if "httpGet" in probe:
            return self.status_of(probe["httpGet"]["path"], timeout=probe["timeoutSeconds"]) in WELL
        return self._exit_code(probe["exec"]["command"], timeout=probe["timeoutSeconds"]) == 0

    def status_of(self, path: str, *, host: str = POD_ADDRESS, timeout: float = 20) -> int:
        """Return the status that the pod's port answers with; 0 where nothing answers."""
        connection = http.client.HTTPConnection(LOOPBACK, self.ports["http"][1], timeout=timeout)
        try:
            connection.request("GET", path, headers={"Host": host, "X-Forwarded-Proto": "https"})
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return 0
        finally:
            connection.close()

    def ask_to_stop(self) -> None:
        """Send the signal that kubelet sends."""
        if self.process is not None:
            self.process.terminate()

    def wait(self, *, seconds: float) -> int | None:
        """Return the exit code once the process has ended; whatever goes on after that time is killed."""
        assert self.process is not None
        try:
            return self.process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            return None

    def said(self) -> str:
        """Return what it wrote."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def _image(self) -> dict[str, str]:
        _, final = containerfiles.stages()
        environment = final.environment()
        environment["PATH"] = environment["PATH"].replace("/opt/mannaka", str(charts.ROOT / ".venv"))
        folders = os.pathsep.join(map(str, self.mounts.values()))
        return environment | {
            "PYTHONPATH": str(READ_ONLY_ROOT),
            "MOUNTED_FOLDERS": folders,
            "TMPDIR": str(self.mounts["/tmp"]),  # noqa: S108
        }

    def _settings(self, manifests: list[charts.Manifest]) -> dict[str, str]:
        named = {entry["configMapRef"]["name"] for entry in self.container["envFrom"]}
        maps = [found for found in charts.of_kind(manifests, "ConfigMap") if found["metadata"]["name"] in named]
        return {name: self._moved(value) for found in maps for name, value in found["data"].items()}

    def _secrets(self, secret: Mapping[str, str]) -> dict[str, str]:
        asked = {entry["name"]: entry["valueFrom"]["secretKeyRef"]["key"] for entry in self.container["env"]}
        return {name: secret[key] for name, key in asked.items()}

    def _exit_code(self, command: list[str], *, timeout: float) -> int:
        try:
            return subprocess.run(
                self._words(command),
                env=self.environment,
                cwd=charts.ROOT,
                capture_output=True,
                timeout=timeout,
                check=False,
            ).returncode
        except subprocess.TimeoutExpired:
            return -1

    def _words(self, words: list[str]) -> list[str]:
        program, *rest = words
        return [str(charts.ROOT / ".venv" / "bin" / program), *(self._at_loopback(word) for word in rest)]

    def _at_loopback(self, word: str) -> str:
        for inside, outside in self.ports.values():
            word = word.replace(f"0.0.0.0:{inside}", f"{LOOPBACK}:{outside}")
        return word

    def _moved(self, value: str) -> str:
        for mount, folder in self.mounts.items():
            if value == mount or value.startswith(f"{mount}/"):
                return f"{folder}{value.removeprefix(mount)}"
        return value
