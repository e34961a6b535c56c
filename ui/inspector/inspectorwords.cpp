// The words, colours and widths of the inspector.
#include "ui/inspector/datatab.h"
#include "ui/inspector/inspector.h"
#include "ui/inspector/paramform.h"
#include "ui/inspector/reliabilityform.h"
#include "ui/inspector/workflowform.h"
#include "ui/theme/themecontroller.h"

#include <QEvent>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpacerItem>
#include <QTabWidget>

#include <algorithm>

namespace sluice {

namespace {

/// The forms take no less, however short their words are; with longer ones they take more.
constexpr int kLeastWidth = 280;
/// From this scale on the words of the tabs give way.
constexpr double kLargeText = 1.5;
constexpr double kWidening = 0.4;

} // namespace

void Inspector::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void Inspector::retranslate()
{
    setAccessibleName(tr("Inspector"));
    m_name->setAccessibleName(tr("Name of the task"));
    m_id->setAccessibleName(tr("Id of the task"));
    m_id->setToolTip(tr("Expressions name this task's output by its id"));
    m_nameLabel->setText(tr("Name"));
    m_idLabel->setText(tr("Id"));
    m_notes->setAccessibleName(tr("Notes"));
    m_notes->setPlaceholderText(tr("Why this task is there, whom to ask, what to watch"));
    m_tabs->setTabText(Parameters, tr("Parameters"));
    m_tabs->setTabText(ReliabilityTab, tr("Reliability"));
    m_tabs->setTabText(Data, tr("Data"));
    m_tabs->setTabText(Notes, tr("Notes"));
    for (int tab = 0; tab < m_tabs->count(); ++tab)
        m_tabs->setTabToolTip(tab, m_tabs->tabText(tab));
    m_workflow->retranslate();
    m_params->retranslate();
    m_reliability->retranslate();
    m_data->retranslate();
    refresh();
}

void Inspector::dress()
{
    const auto &theme = m_themes.theme();
    const auto paint = [&](QLabel *label, Token token, TypeSize size) {
        auto palette = label->palette();
        palette.setColor(QPalette::WindowText, theme.color(token));
        label->setPalette(palette);
        label->setFont(theme.font(size));
    };
    // Some of what the words need more is taken from the canvas, not all.
    const double widened = 1 + kWidening * std::max(0.0, theme.fontScale() - 1);
    m_strut->changeSize(static_cast<int>(kLeastWidth * widened), 0);
    layout()->invalidate();
    // Very large words may not push the canvas out of the window; what ends in an ellipsis has its tooltip.
    m_tabs->setElideMode(theme.fontScale() > kLargeText ? Qt::ElideRight : Qt::ElideNone);
    paint(m_type, Token::Muted, TypeSize::Small);
    paint(m_nameLabel, Token::Muted, TypeSize::Small);
    paint(m_idLabel, Token::Muted, TypeSize::Small);
    paint(m_many, Token::Muted, TypeSize::Base);
    m_taskProblem->setFont(theme.font(TypeSize::Small));
    m_taskProblem->setMinimumHeight(m_taskProblem->fontMetrics().height());
    m_workflow->dress();
    refresh();
}

void Inspector::paintProblem(Token token)
{
    auto palette = m_taskProblem->palette();
    palette.setColor(QPalette::WindowText, m_themes.color(token));
    m_taskProblem->setPalette(palette);
}

} // namespace sluice
