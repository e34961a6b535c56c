#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace sluice::arch {

/// One `#include` line of a file.
struct Include {
    QString path;
    int line = 0;
    bool isQuoted = false;
};

/// A source file as the rules see it: its path from the root, its text, and what follows from the two.
struct SourceFile {
    SourceFile(QString path, QString text);

    QString path;
    QString text;
    /// The text with comments and literals blanked, so that a rule about code does not stumble over words.
    QString code;
    std::vector<Include> includes;

    /// Whether the file lies below a folder, named as "ui/" or "core/run/".
    [[nodiscard]] bool isUnder(QLatin1StringView folder) const { return path.startsWith(folder); }
    [[nodiscard]] bool isHeader() const { return path.endsWith(u".h"); }
    /// The folder below `core` or `ui` that the file lies in; empty elsewhere.
    [[nodiscard]] QString room() const;
};

/// Reads every `.h` and `.cpp` below the named folders of `root`, in the order of their paths.
[[nodiscard]] std::vector<SourceFile> readSources(const QString &root, const QStringList &folders);

/// The room that an include or a path from the root leads to: `run` for "core/run/plan.h".
[[nodiscard]] QString roomOf(const QString &path);

} // namespace sluice::arch
