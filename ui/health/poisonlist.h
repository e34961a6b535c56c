#pragma once

#include <QStringList>
#include <QWidget>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace sluice {

/// A short list of codes that a person edits: type and Return to add, Delete to take away, F2 to change one.
/// Codes are upper case and stand once.
class PoisonList final : public QWidget {
    Q_OBJECT
public:
    explicit PoisonList(QWidget *parent = nullptr);

    /// Replaces the codes without a signal.
    void setCodes(const QStringList &codes);
    [[nodiscard]] QStringList codes() const;

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    void add();
    void removeChosen();
    void tidy();
    void refresh();

    QListWidget *m_list = nullptr;
    QLineEdit *m_field = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_remove = nullptr;
};

} // namespace sluice
