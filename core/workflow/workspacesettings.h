#pragma once

#include "core/base/result.h"
#include "core/workflow/alertrules.h"
#include "core/workflow/model.h"
#include "core/workflow/webhooksettings.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace sluice {

/// The demo service that a workspace asks for; a small HTTP server with faults on purpose.
struct DemoSettings {
    bool enabled = true;
    QString address = QStringLiteral("127.0.0.1:7171"); ///< host and port
    double errorRate = 0;                               ///< share of the calls that answer 503, in [0, 1]
    Milliseconds latency{0};
    QStringList poison; ///< country codes that answer 422
    int seed = 1;

    bool operator==(const DemoSettings &) const = default;
};

/// How the engine keeps house in a workspace.
struct EngineSettings {
    int keepDays = 30;                   ///< a run stays for this long after its end; 0: however old it is
    int keepRuns = 1'000'000;            ///< the newest runs of each workflow that stay; 0: all
    int payloadLimit = 16 * 1024 * 1024; ///< bytes of one payload, at most
    int waitingRuns = 100'000;           ///< runs that were accepted and have not begun, at most
    int workers = 4;                     ///< threads for SQL, files and processes; from the next start of the engine on
    int scriptProcesses = 1; ///< that evaluate expressions at the same time; from the next start of the engine on

    bool operator==(const EngineSettings &) const = default;
};

/// How the growth components look at users who bring in users.
struct GrowthSettings {
    QStringList strategies;                      ///< known from the beginning; others join as invites tell of them
    Milliseconds horizon = std::chrono::days(7); ///< what a user does within this after joining counts
    Milliseconds window = std::chrono::days(28); ///< users who joined within this, before the last horizon

    bool operator==(const GrowthSettings &) const = default;
};

/// What `sluice.json`, the settings file of a workspace, holds. A plain value.
struct WorkspaceSettings {
    QString name;
    std::optional<DemoSettings> demo;
    Reliability defaults;       ///< what new tasks start with
    QStringList recordedTopics; ///< patterns of topics whose events the journal keeps
    EngineSettings engine;
    std::optional<WebhookSettings> webhooks; ///< none: nothing listens
    std::vector<AlertRule> alerts;           ///< own rules, and built-in ones that were changed; see `alertRulesWith`
    std::optional<GrowthSettings> growth;    ///< none: nothing hears the invite funnel

    bool operator==(const WorkspaceSettings &) const = default;
};

/// The newest format of `sluice.json` that this program knows, and the one that it writes.
inline constexpr int kWorkspaceFormat = 1;

/// Reads the text of a settings file; `path` goes into the errors only.
/// Errors: `json.malformed`, `json.duplicateKey`, `schema.*`, `workflow.schema`, `workflow.newerFormat`, `workflow.badDuration`,
/// and those of `readWebhooks` and `readAlertRules`.
[[nodiscard]] Result<WorkspaceSettings> readWorkspaceSettings(const QByteArray &json, const QString &path);

/// Writes settings so that `readWorkspaceSettings` gives them back; the same value always gives the same bytes.
[[nodiscard]] QByteArray writeWorkspaceSettings(const WorkspaceSettings &settings);

/// Errors: those of `readWorkspaceSettings`, and `file.missing`, `file.unreadable`.
[[nodiscard]] Result<WorkspaceSettings> loadWorkspaceSettings(const QString &path);

/// Writes the file; when that fails, the old one is as it was. Errors: `file.unwritable`.
[[nodiscard]] Result<void> saveWorkspaceSettings(const WorkspaceSettings &settings, const QString &path);

} // namespace sluice
