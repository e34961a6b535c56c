#include "ui/widgets/jsontree.h"

#include "core/base/jsonvalue.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/jsonmodel.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMenu>

namespace sluice {

namespace {

/// Lists of more rows than this stay closed at first.
constexpr int kOpenAtFirst = 12;

QJsonValue parsed(const QByteArray &json)
{
    if (json.trimmed().isEmpty())
        return QJsonValue::Null;
    // QJsonDocument reads only objects and lists at the top.
    const QJsonDocument document = QJsonDocument::fromJson('[' + json + ']');
    const QJsonArray list = document.array();
    return list.size() == 1 ? list.first() : QJsonValue(QString::fromUtf8(json));
}

} // namespace

JsonTree::JsonTree(ThemeController &theme, QWidget *parent)
    : QTreeView(parent)
    , m_theme(theme)
    , m_model(new JsonModel(this))
{
    setModel(m_model);
    setUniformRowHeights(true);
    setAlternatingRowColors(false);
    setIndentation(space::kL);
    setTabKeyNavigation(false);
    header()->setStretchLastSection(true);
    header()->resizeSection(JsonModel::Key, 180);
    const auto dress = [this] {
        setFont(m_theme.theme().monospace());
        header()->setFont(m_theme.theme().font(TypeSize::Base));
    };
    connect(&theme, &ThemeController::changed, this, dress);
    dress();
}

void JsonTree::setPayload(const QByteArray &json)
{
    m_payload = json;
    m_model->setValue(parsed(json));
    if (m_model->rowCount() <= kOpenAtFirst)
        expandToDepth(0);
}

void JsonTree::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copyValue();
    else
        QTreeView::keyPressEvent(event);
}

void JsonTree::contextMenuEvent(QContextMenuEvent *event)
{
    if (!currentIndex().isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy value"), this, &JsonTree::copyValue);
    menu->addAction(tr("Copy path"), this, &JsonTree::copyPath);
    menu->popup(event->globalPos());
}

void JsonTree::copyValue()
{
    if (!currentIndex().isValid())
        return;
    const QJsonValue value = m_model->value(currentIndex());
    QGuiApplication::clipboard()->setText(value.isString() ? value.toString() : QString::fromUtf8(compactJson(value)));
}

void JsonTree::copyPath()
{
    if (currentIndex().isValid())
        QGuiApplication::clipboard()->setText(m_model->path(currentIndex()));
}

} // namespace sluice
