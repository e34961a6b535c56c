#pragma once

#include "core/base/error.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <vector>

namespace sluice::ctl {

/// What sluicectl ends with, for scripts.
enum ExitStatus : int {
    kSucceeded = 0,
    kFailed = 1,
    kInvalid = 2,     ///< wrong use, or a file that is no good
    kLettersLeft = 3, ///< waits on dead letters or events, or is paused
};

/// Where a command says what it has to say: with `--json` one document on standard output and nothing else there,
/// without it plain text. Messages always go to standard error.
class Output {
public:
    explicit Output(bool json)
        : m_json(json)
    {
    }

    [[nodiscard]] bool isJson() const noexcept { return m_json; }

    /// The document of a command, with what was attached; once.
    void document(const QJsonDocument &document);
    /// Adds to the document that the command is going to give, if that is an object.
    void attach(const QString &key, const QJsonValue &value) { m_attached.insert(key, value); }
    /// A line of plain text on standard output; nothing with `--json`.
    void line(const QString &text = {});
    /// Columns under a header, as lines of plain text.
    void table(const QStringList &header, const std::vector<QStringList> &rows);
    /// A line on standard error.
    void message(const QString &text);
    /// Says an error in words, as a document too, and gives `status` back.
    int fail(const Error &error, int status = kFailed);
    /// An error in words on standard error only.
    void complain(const Error &error);

private:
    bool m_json;
    QJsonObject m_attached;
};

} // namespace sluice::ctl
