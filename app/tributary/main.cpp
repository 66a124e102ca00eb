#include "app/process/exitcode.h"
#include "app/tributary/composition.h"
#include "core/base/detached.h"

#include <QApplication>

#include <cstdio>
#include <exception>

int main(int argc, char** argv) {
    try {
        return tributary::leaveMain(tributary::app::compose(argc, argv));
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "tributary: %s\n", problem.what());
        return tributary::kFailure;
    }
}
