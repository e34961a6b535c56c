#pragma once

#include "core/workflow/catalog.h"
#include "core/workflow/exchange/imported.h"
#include "core/workflow/exchange/taskids.h"

#include <QHash>

#include <set>

namespace sluice {

/// What a format makes of one of its nodes.
struct ForeignTask {
    QString type = {}; ///< of a task here; empty, or one that the catalogue does not have: nothing does this here
    QJsonObject params = {};
    ImportNote::Reason reason = ImportNote::Reason::None; ///< what is lost; with a type: it is there all the same
    QString detail = {};
    bool isDisabled = false; ///< it was switched off there, or has to be here
};

/// Builds a workflow out of the nodes and links of another program, and keeps account of what became of each.
class ImportBuilder {
public:
    explicit ImportBuilder(const TaskCatalog &catalog)
        : m_catalog(catalog)
    {
    }

    [[nodiscard]] Workflow &workflow() { return m_made.workflow; }
    [[nodiscard]] const TaskCatalog &catalog() const { return m_catalog; }

    /// A node that links know by `key`. What has no counterpart keeps `original` in its notes, and is switched off.
    void addTask(const QString &key, const QString &name, const QString &was, const ForeignTask &made,
                 const QJsonObject &original);
    void addTrigger(const QString &name, const QString &was, Trigger trigger,
                    ImportNote::Reason reason = ImportNote::Reason::None, const QString &detail = {});
    /// A node that is no task here; links go through it, from those before it to those behind it.
    void passOver(const QString &key);
    void note(const ImportNote &note) { m_made.notes.push_back(note); }
    void addSticky(const QString &text, const QRectF &place);
    void place(const QString &key, QPointF at);
    /// The id of the task of a node; empty: it has none.
    [[nodiscard]] QString idOf(const QString &key) const { return m_ids.value(key); }

    /// A port that the task does not have is its first.
    void link(const QString &fromKey, const QString &port, const QString &toKey);

    /// The workflow, with links through what is no task, and without cycles.
    [[nodiscard]] Imported finish();

private:
    struct Link {
        QString from;
        QString port;
        QString to;
    };

    void follow(const QString &from, const QString &port, const QString &to, std::set<QString> &seen);
    void addEdge(const QString &from, const QString &port, const QString &to);
    void breakCycles();
    /// What somebody would read for a task.
    [[nodiscard]] QString shown(const QString &id) const;

    const TaskCatalog &m_catalog;
    Imported m_made;
    TaskIds m_taken;
    TaskIds m_triggers;
    QHash<QString, QString> m_ids; ///< of tasks, by key
    std::set<QString> m_passed;    ///< keys of what is no task
    std::vector<Link> m_links;
    QHash<QString, std::vector<QString>> m_behind; ///< of what is no task, by key
    std::set<Edge> m_edges;
};

/// How much of an original a task keeps in its notes. Units: characters.
inline constexpr qsizetype kMostOriginal = 20'000;

} // namespace sluice
