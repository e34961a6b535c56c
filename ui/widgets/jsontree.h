#pragma once

#include <QTreeView>

namespace sluice {

class JsonModel;
class ThemeController;

/// A payload as a tree. Text that is no JSON is shown as it is, in one row. `Ctrl+C` copies the value of the current
/// row as JSON, its menu also the path.
class JsonTree final : public QTreeView {
    Q_OBJECT
public:
    explicit JsonTree(ThemeController &theme, QWidget *parent = nullptr);

    void setPayload(const QByteArray &json);
    /// Opens and chooses the row that holds this place of the payload, be it a moment later.
    void reveal(qsizetype place);
    [[nodiscard]] const QByteArray &payload() const noexcept { return m_payload; }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void copyValue();
    void copyPath();
    void openFew();

    ThemeController &m_theme;
    JsonModel *m_model = nullptr;
    QByteArray m_payload;
};

} // namespace sluice
