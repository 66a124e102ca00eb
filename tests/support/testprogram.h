#pragma once

#include <string_view>
#include <type_traits>

#include <QTest>

// A folder's tests are one program. Its first argument says which one is to run, by the name of its source without
// ".cpp"; what follows is Qt Test's: `tests_ui inspectortest showsTheState -v1`.

namespace tributary::test {

/// For a test that wants none.
struct NoApplication {};

using RunTest = int (*)(int argc, char** argv);

/// Makes a test known to its program. `source`: __FILE__. Before main() only.
class TestEntry {
public:
    TestEntry(std::string_view source, RunTest run);
};

/// Qt Test's exit status: how many functions failed.
template <class Test, class Application>
int runTest(int argc, char** argv) {
    if constexpr (std::is_same_v<Application, NoApplication>) {
        Test test;
        return QTest::qExec(&test, argc, argv);
    } else {
        Application application{argc, argv};
        application.setAttribute(Qt::AA_Use96Dpi, true);
        Test test;
        return QTest::qExec(&test, argc, argv);
    }
}

}  // namespace tributary::test

/// At the end of a test's source. Application: QApplication, QCoreApplication or NoApplication.
#define TRIBUTARY_TEST(Test, Application) TRIBUTARY_TEST_ENTRY(Test, Application, __COUNTER__)
#define TRIBUTARY_TEST_ENTRY(Test, Application, number) TRIBUTARY_TEST_ENTRY_NUMBER(Test, Application, number)
#define TRIBUTARY_TEST_ENTRY_NUMBER(Test, Application, number)                    \
    namespace tributary::test {                                                   \
    static const TestEntry kEntry##number{__FILE__, &runTest<Test, Application>}; \
    }
