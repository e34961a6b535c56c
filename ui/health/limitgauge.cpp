#include "ui/health/limitgauge.h"

#include "ui/theme/themecontroller.h"
#include "ui/wording/formats.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace sluice {

namespace {

constexpr double kBusyShare = 0.8; ///< from here on it is worth a look
constexpr double kTrack = 6;

QString waitText(Milliseconds left)
{
    return durationText(std::chrono::ceil<std::chrono::seconds>(left));
}

double shareOf(quint32 part, quint32 whole)
{
    return whole > 0 ? std::min(1.0, static_cast<double>(part) / whole) : 0;
}

QString gaugeWord(GaugeLevel level, bool isFull = false)
{
    switch (level) {
    case GaugeLevel::None:
        return LimitGauge::tr("no limit");
    case GaugeLevel::Free:
        return LimitGauge::tr("free");
    case GaugeLevel::Busy:
        return isFull ? LimitGauge::tr("full, nobody waits") : LimitGauge::tr("nearly full");
    case GaugeLevel::Full:
        return LimitGauge::tr("full, calls wait");
    case GaugeLevel::Paused:
        break;
    }
    return LimitGauge::tr("paused");
}

GaugeLevel levelOf(double share, bool isFull, quint32 waiting)
{
    if (isFull && waiting > 0)
        return GaugeLevel::Full;
    return share >= kBusyShare ? GaugeLevel::Busy : GaugeLevel::Free;
}

} // namespace

GaugeReading poolGauge(const ConnectionSnapshot &connection)
{
    GaugeReading reading;
    reading.share = shareOf(connection.inUse, connection.poolSize);
    const bool isFull = connection.inUse >= connection.poolSize;
    if (connection.poolSize > 0)
        reading.level = levelOf(reading.share, isFull, connection.waiting);
    reading.word = gaugeWord(reading.level, isFull);
    reading.sentence = LimitGauge::tr("%1 of %2 in use, %3 waiting, %4 refused", "numbers of calls")
                           .arg(numberText(quint64(connection.inUse)), numberText(quint64(connection.poolSize)),
                                numberText(quint64(connection.waiting)), numberText(connection.poolRefused));
    return reading;
}

GaugeReading limiterGauge(const ConnectionSnapshot &connection)
{
    GaugeReading reading;
    if (connection.pausedFor) {
        reading.level = GaugeLevel::Paused;
        reading.share = 1;
        reading.word = gaugeWord(reading.level);
        reading.sentence = LimitGauge::tr("The other side asked to wait: %1 left, %2 waiting",
                                          "a time, a number of calls")
                               .arg(waitText(*connection.pausedFor), numberText(quint64(connection.waiting)));
        return reading;
    }
    if (connection.ratePerSecond <= 0) {
        reading.word = gaugeWord(reading.level);
        reading.sentence = LimitGauge::tr("Calls begin as fast as they come.");
        return reading;
    }
    const quint32 used = connection.burst - std::min(connection.tokens, connection.burst);
    reading.share = shareOf(used, connection.burst);
    const bool isUsedUp = connection.tokens == 0;
    reading.level = levelOf(reading.share, isUsedUp, connection.waiting);
    reading.word = gaugeWord(reading.level, isUsedUp);
    reading.sentence = LimitGauge::tr("%1: %2 of %3 used, %4 waiting, %5 refused", "a rate, then numbers of calls")
                           .arg(rateText(connection.ratePerSecond), numberText(quint64(used)),
                                numberText(quint64(connection.burst)), numberText(quint64(connection.waiting)),
                                numberText(connection.limiterRefused));
    return reading;
}

Glyph glyphOf(GaugeLevel level)
{
    switch (level) {
    case GaugeLevel::None:
        return {Shape::Dash, Token::Muted};
    case GaugeLevel::Free:
        return {Shape::Tick, Token::Success};
    case GaugeLevel::Busy:
        return {Shape::Triangle, Token::Warning};
    case GaugeLevel::Full:
        return {Shape::Cross, Token::Danger};
    case GaugeLevel::Paused:
        break;
    }
    return {Shape::TwoBars, Token::Paused};
}

LimitGauge::LimitGauge(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(&theme, &ThemeController::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void LimitGauge::setTitle(const QString &title)
{
    m_title = title;
    tell();
}

void LimitGauge::showReading(const GaugeReading &reading)
{
    if (reading == m_reading)
        return;
    m_reading = reading;
    tell();
}

void LimitGauge::setStale(bool stale)
{
    if (std::exchange(m_stale, stale) != stale)
        update();
}

void LimitGauge::setSpoken(bool spoken)
{
    m_isSpoken = spoken;
    updateGeometry();
}

void LimitGauge::tell()
{
    setAccessibleName(QStringLiteral("%1: %2").arg(m_title, m_reading.word));
    setAccessibleDescription(m_reading.sentence);
    setToolTip(m_reading.sentence);
    update();
}

QSize LimitGauge::sizeHint() const
{
    const Theme &theme = m_theme.theme();
    const int height = QFontMetrics(theme.font()).height() + space::kXs + static_cast<int>(kTrack);
    return {1, m_isSpoken ? height : height + space::kXs + QFontMetrics(theme.font(TypeSize::Small)).height()};
}

QSize LimitGauge::minimumSizeHint() const
{
    return sizeHint();
}

void LimitGauge::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_theme.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme.font());
    const Glyph own = glyphOf(m_reading.level);
    const Glyph glyph{own.shape, m_stale ? Token::Paused : own.token};
    const int line = painter.fontMetrics().height();
    const auto write = [&](const QRect &where, const QString &text, Token token, Qt::Alignment side) {
        painter.setPen(theme.color(token));
        painter.drawText(where, int(side | Qt::AlignVCenter) | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, where.width()));
    };
    const int wordWide = painter.fontMetrics().horizontalAdvance(m_reading.word);
    paintGlyph(painter, QRectF(width() - wordWide - space::kXs - line, 0, line, line), glyph, theme);
    write(QRect(width() - wordWide - 1, 0, wordWide + 1, line), m_reading.word, glyph.token, Qt::AlignRight);
    write(QRect(0, 0, width() - wordWide - line - space::kS, line), m_title, m_stale ? Token::Paused : Token::Text,
          Qt::AlignLeft);
    const QRectF track(0, line + space::kXs, width(), kTrack);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Token::Line));
    painter.drawRoundedRect(track, kTrack / 2, kTrack / 2);
    if (m_reading.share > 0) {
        painter.setBrush(theme.color(glyph.token));
        painter.drawRoundedRect(
            QRectF(track.topLeft(), QSizeF(std::max(kTrack, track.width() * m_reading.share), kTrack)), kTrack / 2,
            kTrack / 2);
    }
    if (m_isSpoken)
        return;
    painter.setFont(theme.font(TypeSize::Small));
    const int below = static_cast<int>(track.bottom()) + space::kXs;
    write(QRect(0, below, width(), height() - below), m_reading.sentence, Token::Muted, Qt::AlignLeft);
}

} // namespace sluice
