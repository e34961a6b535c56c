#include "ui/runs/barlook.h"

#include "ui/wording/formats.h"
#include "ui/wording/wording.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

namespace sluice {

namespace {

struct Bars {
    Q_DECLARE_TR_FUNCTIONS(Bars)
};

Qt::BrushStyle brushOf(BarFill fill)
{
    switch (fill) {
    case BarFill::Dots:
        return Qt::Dense6Pattern;
    case BarFill::Rising:
        return Qt::BDiagPattern;
    case BarFill::Falling:
        return Qt::FDiagPattern;
    case BarFill::Upright:
        return Qt::VerPattern;
    case BarFill::Level:
        return Qt::HorPattern;
    case BarFill::Crossed:
        return Qt::DiagCrossPattern;
    case BarFill::Checked:
        return Qt::CrossPattern;
    case BarFill::Solid:
    case BarFill::Thin:
        break;
    }
    return Qt::SolidPattern;
}

BarLook lookOf(AttemptOutcome outcome)
{
    switch (outcome) {
    case AttemptOutcome::Running:
        return {Token::Accent, BarFill::Solid, Shape::TurningArc};
    case AttemptOutcome::Succeeded:
        return {Token::Success, BarFill::Solid, Shape::Tick};
    case AttemptOutcome::Waiting:
        return {Token::Success, BarFill::Solid, Shape::Clock};
    case AttemptOutcome::Failed:
        return {Token::Danger, BarFill::Solid, Shape::Cross};
    case AttemptOutcome::Lost:
        return {Token::Danger, BarFill::Falling, Shape::Triangle};
    case AttemptOutcome::Abandoned:
        break;
    }
    return {Token::Paused, BarFill::Solid, Shape::SlashedRing};
}

QString attemptWord(AttemptOutcome outcome)
{
    switch (outcome) {
    case AttemptOutcome::Running:
        return Bars::tr("attempt under way");
    case AttemptOutcome::Succeeded:
        return Bars::tr("attempt that succeeded");
    case AttemptOutcome::Waiting:
        return Bars::tr("attempt that began a wait");
    case AttemptOutcome::Failed:
        return Bars::tr("attempt that failed");
    case AttemptOutcome::Lost:
        return Bars::tr("attempt lost with the engine");
    case AttemptOutcome::Abandoned:
        break;
    }
    return Bars::tr("attempt that was abandoned");
}

QString attemptSentence(const TimelineBar &bar)
{
    const QString number = numberText(quint64(bar.attempt));
    const QString took = durationText(bar.to - bar.from);
    switch (bar.outcome) {
    case AttemptOutcome::Running:
        return Bars::tr("attempt %1, under way for %2").arg(number, took);
    case AttemptOutcome::Succeeded:
        return Bars::tr("attempt %1, succeeded after %2").arg(number, took);
    case AttemptOutcome::Waiting:
        return Bars::tr("attempt %1, began to wait after %2").arg(number, took);
    case AttemptOutcome::Failed:
        return Bars::tr("attempt %1, failed after %2").arg(number, took);
    case AttemptOutcome::Lost:
        return Bars::tr("attempt %1, lost with the engine after %2").arg(number, took);
    case AttemptOutcome::Abandoned:
        break;
    }
    return Bars::tr("attempt %1, abandoned after %2").arg(number, took);
}

/// Why a bar ended or began as it did.
QString reasonOf(const TimelineBar &bar, const Events &events)
{
    if (bar.event == 0 || bar.event > events.size())
        return {};
    const EventData &data = events[bar.event - 1].data;
    if (const auto *failed = std::get_if<AttemptFailed>(&data))
        return sentence(failed->error);
    const auto *retry = std::get_if<RetryScheduled>(&data);
    return retry && !retry->rejection.code.isEmpty() ? sentence(retry->rejection) : QString();
}

} // namespace

BarLook lookOf(BarSort sort)
{
    switch (sort.kind) {
    case BarKind::Attempt:
        return lookOf(sort.outcome);
    case BarKind::BackOff:
        return {Token::Retry, BarFill::Rising, Shape::RoundArrow};
    case BarKind::Breaker:
        return {Token::Danger, BarFill::Upright, Shape::HalfRing};
    case BarKind::Limiter:
        return {Token::Warning, BarFill::Level, Shape::Dash};
    case BarKind::ServerPause:
        return {Token::Warning, BarFill::Falling, Shape::TwoBars};
    case BarKind::RetryBudget:
        return {Token::Retry, BarFill::Checked, Shape::Triangle};
    case BarKind::Full:
        return {Token::Warning, BarFill::Checked, Shape::Square};
    case BarKind::Paused:
        return {Token::Paused, BarFill::Upright, Shape::TwoBars};
    case BarKind::Waiting:
        return {Token::Accent, BarFill::Thin, Shape::Clock};
    case BarKind::Items:
        return {Token::Muted, BarFill::Thin, Shape::ThreeDots};
    case BarKind::Letter:
        return {Token::Danger, BarFill::Crossed, Shape::EnvelopeCross};
    case BarKind::Queued:
        break;
    }
    return {Token::Muted, BarFill::Dots, Shape::ThreeDots};
}

QString barWord(BarSort sort)
{
    switch (sort.kind) {
    case BarKind::Attempt:
        return attemptWord(sort.outcome);
    case BarKind::BackOff:
        return Bars::tr("back-off");
    case BarKind::Breaker:
        return Bars::tr("breaker open");
    case BarKind::Limiter:
        return Bars::tr("rate limit");
    case BarKind::ServerPause:
        return Bars::tr("pause that the other side asked for");
    case BarKind::RetryBudget:
        return Bars::tr("too many retries");
    case BarKind::Full:
        return Bars::tr("connection full");
    case BarKind::Paused:
        return Bars::tr("run paused");
    case BarKind::Waiting:
        return Bars::tr("wait");
    case BarKind::Items:
        return Bars::tr("its items");
    case BarKind::Letter:
        return Bars::tr("dead letter");
    case BarKind::Queued:
        break;
    }
    return Bars::tr("queued");
}

QString barSentence(const TimelineBar &bar, const Events &events)
{
    const QString what = bar.kind == BarKind::Attempt ? attemptSentence(bar)
                                                      : Bars::tr("%1, %2", "what a step waits for, how long")
                                                            .arg(barWord(sortOf(bar)), durationText(bar.to - bar.from));
    const QString why = reasonOf(bar, events);
    return why.isEmpty() ? what : Bars::tr("%1: %2", "what happened, why").arg(what, why);
}

void paintBar(QPainter &painter, const QRectF &rect, BarLook look, const Theme &theme)
{
    const QColor color = theme.color(look.token);
    if (look.fill == BarFill::Thin) {
        const double middle = rect.center().y();
        painter.fillRect(QRectF(rect.left(), middle - 1.5, rect.width(), 3), color);
        painter.fillRect(QRectF(rect.left(), rect.top(), 1, rect.height()), color);
        painter.fillRect(QRectF(rect.right() - 1, rect.top(), 1, rect.height()), color);
        return;
    }
    if (look.fill == BarFill::Solid) {
        painter.fillRect(rect, color);
        return;
    }
    painter.fillRect(rect, theme.tint(look.token, Token::Surface, 0.14));
    painter.fillRect(rect, QBrush(color, brushOf(look.fill)));
    if (rect.width() < 3)
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 1));
    painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
}

} // namespace sluice
