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
    connect(m_model, &JsonModel::found, this, [this](const QModelIndex &index) {
        setCurrentIndex(index);
        scrollTo(index, QAbstractItemView::PositionAtCenter);
    });
    dress();
}

void JsonTree::setPayload(const QByteArray &json)
{
    m_payload = json;
    m_model->setText(json);
    openFew();
}

/// What is short enough to be seen at once is open.
void JsonTree::openFew()
{
    constexpr qsizetype kShort = 64 * 1024;
    if (m_model->rowCount() <= kOpenAtFirst && m_payload.size() <= kShort)
        expandToDepth(0);
}

void JsonTree::reveal(qsizetype place)
{
    m_model->find(place);
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
    QByteArray text = m_model->source(currentIndex());
    constexpr qsizetype kReread = 64 * 1024;
    if (text.size() <= kReread) {
        const QJsonDocument list = QJsonDocument::fromJson('[' + text + ']');
        const QByteArray compact = list.toJson(QJsonDocument::Compact);
        if (!list.array().isEmpty())
            text = list.array().first().isString() ? list.array().first().toString().toUtf8()
                                                   : compact.mid(1, compact.size() - 2);
    }
    QGuiApplication::clipboard()->setText(QString::fromUtf8(text));
}

void JsonTree::copyPath()
{
    if (currentIndex().isValid())
        QGuiApplication::clipboard()->setText(m_model->path(currentIndex()));
}

} // namespace sluice
