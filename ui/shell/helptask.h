#pragma once

#include "core/workflow/catalog.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace sluice {

class Card;
class ThemeController;

/// The help about one task type: what it does, what that does to the world, its parameters, where it goes on, and an example.
/// All of it is read from the catalogue, so that it cannot say anything else than the inspector does.
class HelpTask final : public QWidget {
    Q_OBJECT
public:
    explicit HelpTask(ThemeController &theme, QWidget *parent = nullptr);

    void showType(const TaskTypeInfo &type);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void dress();
    void refresh();
    void addParams();

    ThemeController &m_theme;
    TaskTypeInfo m_type;
    QVBoxLayout *m_column = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_help = nullptr;
    Card *m_worldCard = nullptr;
    QLabel *m_worldTitle = nullptr;
    QLabel *m_world = nullptr;
    Card *m_paramsCard = nullptr;
    QLabel *m_paramsTitle = nullptr;
    QWidget *m_params = nullptr;
    Card *m_exampleCard = nullptr;
    QLabel *m_exampleTitle = nullptr;
    QLabel *m_example = nullptr;
    QPushButton *m_copy = nullptr;
};

/// A task of this type as a workflow's file has it: that of `resources/examples`, which the tests run; else with each
/// parameter that it must have and each that has a usual value.
[[nodiscard]] QByteArray exampleOf(const TaskTypeInfo &type);
/// What goes into that example and what comes out of it; empty where that depends on somebody else.
[[nodiscard]] QString flowOf(const TaskTypeInfo &type);
/// What a task of this type does to the world outside of its run, sentence by sentence.
[[nodiscard]] QStringList worldOf(const TaskTypeInfo &type);
/// All words by which somebody may look for it.
[[nodiscard]] QString wordsOf(const TaskTypeInfo &type);

} // namespace sluice
