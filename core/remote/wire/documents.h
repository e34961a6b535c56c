#pragma once

#include "core/api/connectiontest.h"
#include "core/remote/wire/basics.h"
#include "core/run/event.h"
#include "core/workflow/catalog.h"
#include "core/workflow/connection.h"
#include "core/workflow/model.h"
#include "core/workflow/tasklist.h"

#include <memory>

namespace sluice::wire {

// What has a form of its own already: workflows and connections as in their files, the events of runs as in the journal.

/// `{"id": …, "file": …}`; what a file cannot hold is left out.
template <>
struct Form<Workflow> {
    static QJsonValue write(const Workflow &workflow);
    static bool read(const QJsonValue &json, Workflow &workflow, Trouble &trouble);
};

/// A workflow that others share; never null once it was read.
template <>
struct Form<std::shared_ptr<const Workflow>> {
    static QJsonValue write(const std::shared_ptr<const Workflow> &workflow);
    static bool read(const QJsonValue &json, std::shared_ptr<const Workflow> &workflow, Trouble &trouble);
};

template <>
struct Form<std::vector<Connection>> {
    static QJsonValue write(const std::vector<Connection> &connections);
    static bool read(const QJsonValue &json, std::vector<Connection> &connections, Trouble &trouble);
};

template <>
struct Form<Connection> {
    static QJsonValue write(const Connection &connection);
    static bool read(const QJsonValue &json, Connection &connection, Trouble &trouble);
};

/// CBOR as `encodeEvents` writes it, in base 64: every release reads older ones.
template <>
struct Form<Events> {
    static QJsonValue write(const Events &events);
    static bool read(const QJsonValue &json, Events &events, Trouble &trouble);
};

template <>
struct Form<ListedTask> {
    static QJsonValue write(const ListedTask &task);
    static bool read(const QJsonValue &json, ListedTask &task, Trouble &trouble);
};

template <>
struct Form<TaskCatalog> {
    static QJsonValue write(const TaskCatalog &catalog);
    static bool read(const QJsonValue &json, TaskCatalog &catalog, Trouble &trouble);
};

/// Whoever asks ends a test by asking no more: its stop token stays here.
template <>
struct Fields<ConnectionTest> {
    static constexpr auto list = std::tuple{Field{"connection", &ConnectionTest::connection},
                                            Field{"limit", &ConnectionTest::limit}};
};

} // namespace sluice::wire
