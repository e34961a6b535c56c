#pragma once

#include <QAbstractSlider>
#include <QPixmap>

#include <functional>
#include <vector>

namespace sluice {

class ThemeController;

/// Where in the events of a run somebody looks: 1 is the run after its first event, the right end the run as it is now.
///
/// Left and right go one event, the page keys a hundred, Home and End to the ends, Escape back to now; a press puts it
/// there, and dragging goes along. While more events come it stays where it is, but at the right end, where it goes with
/// them. Shapes above it mark what one looks for.
class TimeSlider final : public QAbstractSlider {
    Q_OBJECT
public:
    enum class MarkKind : quint8 { Failure, Halt, Letter }; ///< those that matter more are greater
    struct Mark {
        quint64 event = 0;
        MarkKind kind = MarkKind::Failure;
        bool operator==(const Mark &) const = default;
    };
    using Words = std::function<QString(int event)>;

    explicit TimeSlider(ThemeController &themes, QWidget *parent = nullptr);

    /// How a moment is told to people and screen readers.
    void setWords(Words words);
    [[nodiscard]] QString words() const { return m_words ? m_words(value()) : QString(); }
    /// Another run: no marks, and at the end of so many events.
    void begin(quint64 events);
    void setEvents(quint64 events);
    /// Marks behind those that are there.
    void addMarks(const std::vector<Mark> &marks);
    [[nodiscard]] const std::vector<Mark> &marks() const noexcept { return m_marks; }
    [[nodiscard]] bool isAtEnd() const { return value() == maximum(); }
    /// Where an event lies, in the widget's coordinates.
    [[nodiscard]] int placeOf(int event) const;
    void retranslate();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void backRequested();

protected:
    void sliderChange(SliderChange change) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] int eventAt(int place) const;
    void layOutMarks();
    void drawMarks();
    void describe();

    struct Spot {
        int place = 0;
        MarkKind kind = MarkKind::Failure;
    };

    ThemeController &m_themes;
    Words m_words;
    std::vector<Mark> m_marks;
    std::vector<Spot> m_spots; ///< marks as far as they lie apart
    QPixmap m_drawn;           ///< these, since they stay while the handle moves; null: to be drawn
};

} // namespace sluice
