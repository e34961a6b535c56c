#include "ui/design/versionparts.h"

#include "ui/theme/themecontroller.h"
#include "ui/widgets/flowlayout.h"

#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

namespace sluice {

QLabel *headline(const QString &name, ThemeController &theme)
{
    auto *line = new QLabel;
    line->setObjectName(name);
    line->setTextFormat(Qt::PlainText);
    const auto dress = [line, &theme] { line->setFont(theme.theme().font(TypeSize::Large, QFont::DemiBold)); };
    dress();
    QObject::connect(&theme, &ThemeController::changed, line, dress);
    return line;
}

QWidget *headOf(std::initializer_list<QWidget *> row, QLabel &counts)
{
    counts.setTextFormat(Qt::PlainText);
    counts.setWordWrap(true);
    auto *head = new QWidget;
    auto *rows = new QVBoxLayout(head);
    rows->setContentsMargins(space::kS, space::kS, space::kS, space::kS);
    rows->setSpacing(space::kXs);
    auto *first = new FlowLayout(space::kS);
    for (QWidget *each : row)
        first->addWidget(each);
    rows->addLayout(first);
    rows->addWidget(&counts);
    return head;
}

QSplitter *graphOver(QWidget *graph, QWidget *below)
{
    auto *split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    split->setHandleWidth(1);
    split->addWidget(graph);
    split->addWidget(below);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    return split;
}

QLabel *insteadOfList(const QString &name)
{
    auto *line = new QLabel;
    line->setObjectName(name);
    line->setAlignment(Qt::AlignCenter);
    line->setWordWrap(true);
    line->setMargin(space::kM);
    return line;
}

} // namespace sluice
