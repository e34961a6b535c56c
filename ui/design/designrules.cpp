#include "ui/design/designrules.h"

#include <algorithm>
#include <array>

namespace sluice {

namespace {

/// Commands that hang on one thing besides.
struct DesignRule {
    QLatin1StringView command;
    bool DesignMoment::*needs;
};
constexpr std::array kDesignRules{
    DesignRule{QLatin1StringView("design.undo"), &DesignMoment::canUndo},
    DesignRule{QLatin1StringView("design.redo"), &DesignMoment::canRedo},
    DesignRule{QLatin1StringView("design.save"), &DesignMoment::isModified},
    DesignRule{QLatin1StringView("design.armThis"), &DesignMoment::isArmedOtherwise},
    DesignRule{QLatin1StringView("design.stop"), &DesignMoment::isRunning},
    DesignRule{QLatin1StringView("design.fork"), &DesignMoment::hasRun},
    DesignRule{QLatin1StringView("design.backToNow"), &DesignMoment::isPast},
};

/// They work on the graph that is edited, but change nothing of it.
constexpr std::array kOfTheEditor{
    QLatin1StringView("design.copy"),         QLatin1StringView("design.selectAll"),
    QLatin1StringView("design.fitSelection"), QLatin1StringView("design.zoomNormal"),
    QLatin1StringView("design.minimap"),      QLatin1StringView("design.find"),
    QLatin1StringView("design.quickFix"),
};

} // namespace

bool isAllowed(const CommandEntry &command, const DesignMoment &now)
{
    if (!now.hasDocument)
        return command.id == QLatin1StringView("design.new") || command.id == QLatin1StringView("design.import")
               || command.id == QLatin1StringView("design.fromTemplate");
    // Of what was nothing can be edited, and what lies below it is not edited unseen.
    if (now.isPast
        && (command.effect != CommandEffect::Act || std::ranges::find(kOfTheEditor, command.id) != kOfTheEditor.end()))
        return false;
    if (now.isCovered && command.effect == CommandEffect::Edit)
        return false;
    const auto *rule = std::ranges::find(kDesignRules, command.id, &DesignRule::command);
    return rule == kDesignRules.end() || now.*(rule->needs);
}

} // namespace sluice
