#pragma once

#include "core/engine/linkplan.h"

#include <QString>

#include <vector>

namespace tributary::ui {

/// One line of a plan, with the lines that belong to it.
struct PlanLine {
    enum class Kind { Adds, Changes, Problem, Detail, Nothing };
    Kind kind = Kind::Nothing;
    QString text;
    std::vector<PlanLine> below{};
};

/// What starting the link would change, in words. `target`: how people call the target cluster.
[[nodiscard]] std::vector<PlanLine> planLines(const LinkPlan& plan, const QString& target);

/// The plan of a link that runs: it has its positions, whatever its group has committed so far.
[[nodiscard]] Result<LinkPlan> planOfRunning(Result<LinkPlan> plan);

/// The plans of several links, counted.
struct PlanTotals {
    int topics = 0;     ///< to be created
    int grown = 0;      ///< topics that get partitions
    int positions = 0;  ///< links that get their first positions
    int problems = 0;   ///< and plans that could not be made

    void add(const Result<LinkPlan>& plan);
    [[nodiscard]] bool changesNothing() const { return topics == 0 && grown == 0 && positions == 0; }
};

/// "Creates 12 topics, adds partitions to 2 topics. 1 problem."
[[nodiscard]] QString totalsText(const PlanTotals& totals);

}  // namespace tributary::ui
