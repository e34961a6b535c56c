#include "ui/design/emptywords.h"

#include "ui/theme/themecontroller.h"

#include <QAbstractItemView>
#include <QEvent>

namespace sluice {

EmptyWords::EmptyWords(QAbstractItemView &list, ThemeController &themes)
    : QLabel(list.viewport())
    , m_list(list)
    , m_themes(themes)
{
    setObjectName(QStringLiteral("emptyWords"));
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    setMargin(space::kM);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    list.viewport()->installEventFilter(this);
    const auto *model = list.model();
    connect(model, &QAbstractItemModel::rowsInserted, this, &EmptyWords::refresh);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &EmptyWords::refresh);
    connect(model, &QAbstractItemModel::modelReset, this, &EmptyWords::refresh);
    connect(&themes, &ThemeController::changed, this, &EmptyWords::dress);
    dress();
    refresh();
}

void EmptyWords::dress()
{
    auto colours = palette();
    colours.setColor(QPalette::WindowText, m_themes.color(Token::Muted));
    setForegroundRole(QPalette::WindowText);
    setPalette(colours);
}

void EmptyWords::refresh()
{
    setGeometry(m_list.viewport()->rect());
    setVisible(m_list.model()->rowCount() == 0);
}

bool EmptyWords::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        refresh();
    return QLabel::eventFilter(watched, event);
}

} // namespace sluice
