#pragma once

#include <QObject>

namespace tributary {

/// Apart from its definitions because moc does not understand the raw strings there.
class TopologyJsonTest : public QObject {
    Q_OBJECT

private slots:
    void readsTheExample();
    void leftOutMeansDefault();
    void refuses_data();
    void refuses();
    void pointsIntoTheText();
    void readsWhatPeopleWrite();
    void readsWhatIsUnfinished();
    void labelsMayBeCalledAnything();
    void keepsUnknownMembers();
    void saysUnknownMembers();
    void dropsExtraThatCollides();
    void survivesRoundTrips();
};

}  // namespace tributary
