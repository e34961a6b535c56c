#include "ui/document/settingsdocument.h"

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

class SettingsDocument::EditCommand final : public QUndoCommand {
public:
    EditCommand(SettingsDocument &document, WorkspaceSettings after, const QString &text, QByteArray mergeKey)
        : QUndoCommand(text)
        , m_document(document)
        , m_other(std::move(after))
        , m_mergeKey(std::move(mergeKey))
        , m_serial(document.m_mergeSerial)
    {
    }

    void redo() override { m_document.swapWith(m_other); }
    void undo() override { m_document.swapWith(m_other); }
    [[nodiscard]] int id() const override { return m_mergeKey.isEmpty() ? -1 : 1; }
    /// The later one is done already, so this one keeps what was before both.
    bool mergeWith(const QUndoCommand *other) override
    {
        const auto &later = static_cast<const EditCommand &>(*other);
        if (later.m_mergeKey != m_mergeKey || later.m_serial != m_serial)
            return false;
        setObsolete(m_other == m_document.m_settings);
        return true;
    }

private:
    SettingsDocument &m_document;
    WorkspaceSettings m_other;
    QByteArray m_mergeKey;
    quint64 m_serial;
};

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
    m_undo.push(new EditCommand(*this, after, text, mergeKey));
    return true;
}

void SettingsDocument::swapWith(WorkspaceSettings &other)
{
    std::swap(m_settings, other);
    Q_EMIT changed();
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
