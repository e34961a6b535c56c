#pragma once

#include "core/workflow/catalog.h"

namespace sluice {

/// A few task types of every role and with parameters of every kind, so that tests depend on no real type.
inline TaskCatalog testCatalog()
{
    const auto param = [](const char *key, ParamKind kind, bool required = false, QStringList choices = {}) {
        ParamInfo info;
        info.key = QString::fromLatin1(key);
        info.kind = kind;
        info.required = required;
        info.choices = std::move(choices);
        return info;
    };
    const auto type = [](const char *name, std::vector<ParamInfo> params = {}, QStringList ports = {}) {
        TaskTypeInfo info;
        info.type = QString::fromLatin1(name);
        info.params = std::move(params);
        if (!ports.isEmpty())
            info.outPorts = std::move(ports);
        return info;
    };
    TaskTypeInfo forEach = type("forEach", {param("items", ParamKind::Expression)},
                                {QStringLiteral("item"), QStringLiteral("out")});
    forEach.role = TaskRole::ForEach;
    TaskTypeInfo choose = type("switch",
                               {param("value", ParamKind::Expression, true), param("cases", ParamKind::KeyValue, true)},
                               {QStringLiteral("default")});
    choose.portsParam = QStringLiteral("cases");
    TaskTypeInfo wait = type("wait", {param("duration", ParamKind::Duration), param("until", ParamKind::Text)});
    wait.oneParamOf = {QStringLiteral("duration"), QStringLiteral("until")};
    forEach.params.push_back(param("concurrency", ParamKind::Number));
    forEach.params.back().whole = true;
    return TaskCatalog({
        choose,
        wait,
        type("noop"),
        forEach,
        type("transform", {param("code", ParamKind::Expression, true)}),
        type("if", {param("condition", ParamKind::Expression, true)}, {QStringLiteral("then"), QStringLiteral("else")}),
        type("log", {param("message", ParamKind::Text)}),
        type("call", {param("workflow", ParamKind::Workflow, true)}),
        type("http",
             {param("connection", ParamKind::Connection), param("url", ParamKind::Text, true),
              param("method", ParamKind::Choice, false, {QStringLiteral("GET"), QStringLiteral("PUT")}),
              param("headers", ParamKind::KeyValue), param("body", ParamKind::Json), param("limit", ParamKind::Number),
              param("keyed", ParamKind::Boolean), param("wait", ParamKind::Duration)}),
    });
}

} // namespace sluice
