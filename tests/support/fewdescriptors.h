#pragma once

#include <cstddef>
#include <vector>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace tributary {

/// Leaves this process so many descriptors until it goes. One at a time.
class FewDescriptors {
public:
    explicit FewDescriptors(std::size_t left) {
        ::getrlimit(RLIMIT_NOFILE, &m_before);
        rlimit low = m_before;
        low.rlim_cur = 512;
        ::setrlimit(RLIMIT_NOFILE, &low);
        for (int each = next(); each >= 0; each = next()) {
            m_taken.push_back(each);
        }
        for (; left > 0 && !m_taken.empty(); --left) {
            ::close(m_taken.back());
            m_taken.pop_back();
        }
    }
    ~FewDescriptors() {
        for (const int each : m_taken) {
            ::close(each);
        }
        ::setrlimit(RLIMIT_NOFILE, &m_before);
    }
    FewDescriptors(const FewDescriptors&) = delete;
    FewDescriptors& operator=(const FewDescriptors&) = delete;

private:
    static int next() { return ::open("/dev/null", O_RDONLY | O_CLOEXEC); }

    rlimit m_before{};
    std::vector<int> m_taken;
};

}  // namespace tributary
