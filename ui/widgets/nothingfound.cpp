#include "ui/widgets/nothingfound.h"

#include "ui/theme/token.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice {

NothingFound::NothingFound(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_clear(new QPushButton(tr("Clear filters"), this))
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignCenter);
    m_clear->setObjectName(QStringLiteral("clearFilter"));
    m_clear->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::kM, 0, space::kM);
    column->setSpacing(space::kS);
    column->addWidget(m_text);
    column->addWidget(m_clear, 0, Qt::AlignHCenter);
    connect(m_clear, &QPushButton::clicked, this, &NothingFound::clearRequested);
}

void NothingFound::setText(const QString &text)
{
    m_text->setText(text);
    fit();
}

void NothingFound::setFiltered(bool isFiltered)
{
    m_clear->setVisible(isFiltered);
    fit();
}

/// A splitter does not ask how high a wrapped text is at its width.
void NothingFound::fit()
{
    setMinimumHeight(std::max(0, layout()->totalHeightForWidth(width())));
}

void NothingFound::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void NothingFound::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_clear->setText(tr("Clear filters"));
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        fit();
}

} // namespace sluice
