#pragma once

#include "tests/support/mirror/mirrorrig.h"

#include <string>
#include <vector>

#include <QTest>

namespace tributary {

/// Reads the topics at the target to their end: something was sent, and every record of it is there once, in its order.
inline void verifyAllOnce(const std::string& target, const std::vector<std::string>& topics,
                          sandbox::MirrorChecker& checker) {
    readAll(target, topics, checker);
    const sandbox::MirrorVerdict verdict = checker.verdict();
    qInfo("sent %llu", static_cast<unsigned long long>(verdict.sent));
    QVERIFY(verdict.sent > 0);
    QCOMPARE(verdict.lost, 0U);
    QCOMPARE(verdict.reordered, 0U);
    QCOMPARE(verdict.altered, 0U);
    QCOMPARE(verdict.duplicated, 0U);
}

}  // namespace tributary
