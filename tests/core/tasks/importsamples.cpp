#include "tests/core/tasks/importsamples.h"

namespace sluice {

const QByteArray kN8n = R"json({"name": "Orders", "nodes": [
    {"name": "Each morning", "type": "n8n-nodes-base.scheduleTrigger", "typeVersion": 1.2, "position": [0, 0],
     "parameters": {"rule": {"interval": [{"field": "days", "triggerAtHour": 6, "triggerAtMinute": 30}]}}},
    {"name": "Ask", "type": "n8n-nodes-base.httpRequest", "typeVersion": 4.2, "position": [220, 0],
     "parameters": {"url": "=https://shop.example/orders?since={{ $json.since }}",
                    "queryParameters": {"parameters": [{"name": "page", "value": "1"}]}}},
    {"name": "Is large", "type": "n8n-nodes-base.if", "typeVersion": 2, "position": [440, 0],
     "parameters": {"conditions": {"combinator": "and", "conditions": [
         {"leftValue": "={{ $('Ask').item.json.total }}", "rightValue": 100,
          "operator": {"type": "number", "operation": "gt"}},
         {"leftValue": "={{ $json.country }}", "rightValue": "DE",
          "operator": {"type": "string", "operation": "equals"}}]}}},
    {"name": "Tell", "type": "n8n-nodes-base.slack", "typeVersion": 2, "position": [660, -80],
     "parameters": {"text": "big"}},
    {"name": "Each", "type": "n8n-nodes-base.splitInBatches", "typeVersion": 3, "position": [660, 80],
     "parameters": {}},
    {"name": "Keep", "type": "n8n-nodes-base.set", "typeVersion": 3.4, "position": [880, 80],
     "parameters": {"assignments": {"assignments": [{"name": "id", "value": "={{ $json.id }}", "type": "string"}]}}},
    {"name": "Note", "type": "n8n-nodes-base.stickyNote", "typeVersion": 1, "position": [0, 300],
     "parameters": {"content": "Read me", "width": 300, "height": 90}}],
  "connections": {
    "Each morning": {"main": [[{"node": "Ask", "type": "main", "index": 0}]]},
    "Ask": {"main": [[{"node": "Is large", "type": "main", "index": 0}]]},
    "Is large": {"main": [[{"node": "Tell", "type": "main", "index": 0}], [{"node": "Each", "type": "main", "index": 0}]]},
    "Each": {"main": [[], [{"node": "Keep", "type": "main", "index": 0}]]},
    "Keep": {"main": [[{"node": "Each", "type": "main", "index": 0}]]}}})json";

const QByteArray kNodeRed = R"json([
    {"id": "f1", "type": "tab", "label": "Doors"},
    {"id": "b1", "type": "mqtt-broker", "name": "broker"},
    {"id": "n1", "type": "inject", "z": "f1", "name": "tick", "repeat": "60", "crontab": "", "payload": "7",
     "payloadType": "num", "x": 100, "y": 100, "wires": [["n2"]]},
    {"id": "n2", "type": "function", "z": "f1", "name": "double", "func": "msg.payload = msg.payload * 2;\nreturn msg;",
     "outputs": 1, "x": 250, "y": 100, "wires": [["n3"]]},
    {"id": "n3", "type": "switch", "z": "f1", "name": "how much", "property": "payload", "checkall": "false",
     "rules": [{"t": "gte", "v": "10", "vt": "num"}, {"t": "else"}], "x": 400, "y": 100, "wires": [["n4"], ["l1"]]},
    {"id": "n4", "type": "http request", "z": "f1", "name": "", "method": "POST",
     "url": "http://door.example/{{payload}}", "x": 550, "y": 60, "wires": [["n2"]]},
    {"id": "l1", "type": "link out", "z": "f1", "name": "", "links": ["l2"], "x": 550, "y": 140, "wires": []},
    {"id": "l2", "type": "link in", "z": "f1", "name": "", "links": ["l1"], "x": 100, "y": 240, "wires": [["n5"]]},
    {"id": "n5", "type": "udp out", "z": "f1", "name": "say", "port": "7", "x": 250, "y": 240, "wires": []}])json";

const QByteArray kWf14 = R"json({"name": "two", "schemaVersion": "1.4", "workflow": {"tasks": [
    {"name": "make", "id": "t1", "type": "compute", "command": {"program": "make", "arguments": ["-j"]},
     "parents": [], "children": ["t2"], "files": [{"link": "output", "name": "a.o"}]},
    {"name": "link", "id": "t2", "type": "compute", "parents": ["t1"], "children": [],
     "files": [{"link": "input", "name": "a.o"}]}]}})json";

} // namespace sluice
