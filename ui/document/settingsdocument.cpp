#include "ui/document/settingsdocument.h"

#include "ui/document/swapcommand.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace sluice {

namespace {

/// What `ours` changed of `base`, and for the rest what `theirs` holds; field by field.
QJsonObject mergedSettings(const QJsonObject &base, const QJsonObject &ours, const QJsonObject &theirs)
{
    QJsonObject merged = theirs;
    QStringList keys = base.keys() + ours.keys();
    keys.removeDuplicates();
    for (const QString &key : std::as_const(keys)) {
        const QJsonValue own = ours[key];
        if (own == base[key])
            continue;
        if (own.isObject() && theirs[key].isObject())
            merged[key] = mergedSettings(base[key].toObject(), own.toObject(), theirs[key].toObject());
        else if (own.isUndefined())
            merged.remove(key);
        else
            merged[key] = own;
    }
    return merged;
}

QJsonObject jsonOf(const WorkspaceSettings &settings)
{
    return QJsonDocument::fromJson(writeWorkspaceSettings(settings)).object();
}

} // namespace

SettingsDocument::SettingsDocument(QString path, QObject *parent)
    : QObject(parent)
    , m_path(std::move(path))
{
    if (auto found = read())
        m_settings = m_saved = std::move(*found);
}

/// A missing file holds the usual settings; one that cannot be read is kept from being overwritten.
std::optional<WorkspaceSettings> SettingsDocument::read()
{
    if (!QFileInfo::exists(m_path)) {
        m_unreadable.reset();
        return WorkspaceSettings();
    }
    auto found = loadWorkspaceSettings(m_path);
    m_unreadable = found ? std::nullopt : std::optional(found.error());
    return found ? std::optional(std::move(*found)) : std::nullopt;
}

bool SettingsDocument::push(const QString &text, const WorkspaceSettings &after, const QByteArray &mergeKey)
{
    if (m_unreadable || after == m_settings)
        return false;
    m_undo.push(new SwapCommand<WorkspaceSettings>(text, m_settings, after, {mergeKey, m_mergeSerial},
                                                   [this] { Q_EMIT changed(); }));
    return true;
}

bool SettingsDocument::edit(const QString &text, const Change &change, const QByteArray &mergeKey)
{
    WorkspaceSettings after = m_settings;
    change(after);
    return push(text, after, mergeKey);
}

void SettingsDocument::revert()
{
    endMerge();
    push(tr("Revert the settings"), m_saved);
}

Result<void> SettingsDocument::save()
{
    if (m_unreadable)
        return tl::unexpected(*m_unreadable);
    endMerge();
    readAgain();
    if (m_unreadable)
        return tl::unexpected(*m_unreadable);
    if (const auto done = saveWorkspaceSettings(m_settings, m_path); !done)
        return done;
    m_saved = m_settings;
    Q_EMIT saved();
    Q_EMIT changed();
    return {};
}

void SettingsDocument::readAgain()
{
    const bool wasUnreadable = m_unreadable.has_value();
    const auto found = read();
    if (wasUnreadable != m_unreadable.has_value())
        Q_EMIT changed();
    if (!found || *found == m_saved)
        return;
    // Both were read or checked before, so what they make together can be read too.
    const QJsonObject merged = mergedSettings(jsonOf(m_saved), jsonOf(m_settings), jsonOf(*found));
    const auto after = readWorkspaceSettings(QJsonDocument(merged).toJson(), m_path);
    m_saved = *found;
    endMerge();
    if (!push(tr("Change of the file outside"), after ? *after : *found))
        Q_EMIT changed();
}

} // namespace sluice
