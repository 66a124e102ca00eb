<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CanvasEdits</name>
    <message numerus="yes">
        <source>Move %n cluster(s)</source>
        <translation>
            <numerusform>Move cluster</numerusform>
            <numerusform>Move %n clusters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n link(s) at the production cluster %1 from this document?</source>
        <translation>
            <numerusform>Delete %n link at the production cluster %1 from this document?</numerusform>
            <numerusform>Delete %n links at the production cluster %1 from this document?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CanvasMenu</name>
    <message numerus="yes">
        <source>&amp;Start %n link(s)</source>
        <translation>
            <numerusform>&amp;Start %n link</numerusform>
            <numerusform>&amp;Start %n links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pa&amp;use %n link(s)</source>
        <translation>
            <numerusform>Pa&amp;use %n link</numerusform>
            <numerusform>Pa&amp;use %n links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>S&amp;top %n link(s)</source>
        <translation>
            <numerusform>S&amp;top %n link</numerusform>
            <numerusform>S&amp;top %n links</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClusterCard</name>
    <message numerus="yes">
        <source>%n broker(s)</source>
        <translation>
            <numerusform>%n broker</numerusform>
            <numerusform>%n brokers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 topic(s)</source>
        <translation>
            <numerusform>%1 topic</numerusform>
            <numerusform>%1 topics</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportSource</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LinkLabel</name>
    <message numerus="yes">
        <source>%n topic rule(s)</source>
        <translation>
            <numerusform>%n topic rule</numerusform>
            <numerusform>%n topic rules</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanText</name>
    <message numerus="yes">
        <source>%Ln partition(s)</source>
        <translation>
            <numerusform>%Ln partition</numerusform>
            <numerusform>%Ln partitions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln replica(s)</source>
        <translation>
            <numerusform>%Ln replica</numerusform>
            <numerusform>%Ln replicas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>creates %Ln topic(s) at %1</source>
        <translation>
            <numerusform>creates %Ln topic at %1</numerusform>
            <numerusform>creates %Ln topics at %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>adds partitions to %Ln topic(s) at %1</source>
        <translation>
            <numerusform>adds partitions to %Ln topic at %1</numerusform>
            <numerusform>adds partitions to %Ln topics at %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln topic(s)</source>
        <translation>
            <numerusform>%Ln topic</numerusform>
            <numerusform>%Ln topics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>creates %Ln topic(s)</source>
        <translation>
            <numerusform>creates %Ln topic</numerusform>
            <numerusform>creates %Ln topics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>adds partitions to %Ln topic(s)</source>
        <translation>
            <numerusform>adds partitions to %Ln topic</numerusform>
            <numerusform>adds partitions to %Ln topics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>sets the first positions of %Ln link(s)</source>
        <translation>
            <numerusform>sets the first positions of %Ln link</numerusform>
            <numerusform>sets the first positions of %Ln links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s).</source>
        <translation>
            <numerusform>%Ln problem.</numerusform>
            <numerusform>%Ln problems.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StateText</name>
    <message numerus="yes">
        <source>%n partition(s) stand still: %1</source>
        <translation>
            <numerusform>%n partition stands still: %1</numerusform>
            <numerusform>%n partitions stand still: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n partition(s) added at the target for %1</source>
        <translation>
            <numerusform>%n partition added at the target for %1</numerusform>
            <numerusform>%n partitions added at the target for %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>gap in %1: %n record(s) not mirrored, offsets %2 to %3</source>
        <translation>
            <numerusform>gap in %1: %n record not mirrored, offsets %2 to %3</numerusform>
            <numerusform>gap in %1: %n records not mirrored, offsets %2 to %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older event(s) could not be kept</source>
        <translation>
            <numerusform>%n older event could not be kept</numerusform>
            <numerusform>%n older events could not be kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n topic(s) stand still: %1</source>
        <translation>
            <numerusform>%n topic stands still: %1</numerusform>
            <numerusform>%n topics stand still: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::app::WindowSession</name>
    <message numerus="yes">
        <source>%n simulated cluster(s) came after the sandbox was made.</source>
        <translation>
            <numerusform>%n simulated cluster came after the sandbox was made.</numerusform>
            <numerusform>%n simulated clusters came after the sandbox was made.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n simulated cluster(s) do not run here, beside real ones.</source>
        <translation>
            <numerusform>%n simulated cluster does not run here, beside real ones.</numerusform>
            <numerusform>%n simulated clusters do not run here, beside real ones.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::AddClustersDialog</name>
    <message numerus="yes">
        <source>%n line(s) cannot be added; correct or remove them.</source>
        <translation>
            <numerusform>%n line cannot be added; correct or remove it.</numerusform>
            <numerusform>%n lines cannot be added; correct or remove them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n cluster(s)</source>
        <translation>
            <numerusform>Add %n cluster</numerusform>
            <numerusform>Add %n clusters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::AlertWatch</name>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::ApplyDialog</name>
    <message numerus="yes">
        <source>Applying concerns %n link(s); the others go on undisturbed.</source>
        <translation>
            <numerusform>Applying concerns %n link; the others go on undisturbed.</numerusform>
            <numerusform>Applying concerns %n links; the others go on undisturbed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::ChartGrid</name>
    <message numerus="yes">
        <source>%n other(s), total</source>
        <translation>
            <numerusform>%n other, total</numerusform>
            <numerusform>%n others, total</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s), worst</source>
        <translation>
            <numerusform>%n other, worst</numerusform>
            <numerusform>%n others, worst</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::ChartLegend</name>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>+%n more</numerusform>
            <numerusform>+%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::ChartMarks</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::ClusterPage</name>
    <message numerus="yes">
        <source>%n broker(s)</source>
        <translation>
            <numerusform>%n broker</numerusform>
            <numerusform>%n brokers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n topic(s)</source>
        <translation>
            <numerusform>%n topic</numerusform>
            <numerusform>%n topics</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::ConnectionPanel</name>
    <message numerus="yes">
        <source>%Ln broker(s)</source>
        <translation>
            <numerusform>%Ln broker</numerusform>
            <numerusform>%Ln brokers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln topic(s)</source>
        <translation>
            <numerusform>%Ln topic</numerusform>
            <numerusform>%Ln topics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln partition(s)</source>
        <translation>
            <numerusform>%Ln partition</numerusform>
            <numerusform>%Ln partitions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::ConnectionTest</name>
    <message numerus="yes">
        <source>%n topic(s)</source>
        <translation>
            <numerusform>%n topic</numerusform>
            <numerusform>%n topics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n broker(s)</source>
        <translation>
            <numerusform>%n broker</numerusform>
            <numerusform>%n brokers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::DashboardBar</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s)</source>
        <translation>
            <numerusform>%n link</numerusform>
            <numerusform>%n links</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::DocumentPage</name>
    <message numerus="yes">
        <source>%n cluster(s)</source>
        <translation>
            <numerusform>%n cluster</numerusform>
            <numerusform>%n clusters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s)</source>
        <translation>
            <numerusform>%n link</numerusform>
            <numerusform>%n links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::ExportDialog</name>
    <message numerus="yes">
        <source>Save %n file(s) into one folder</source>
        <translation>
            <numerusform>Save %n file into one folder</numerusform>
            <numerusform>Save %n files into one folder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other file(s) of this export are there already and would be replaced.</source>
        <translation>
            <numerusform>%n other file of this export is there already and would be replaced.</numerusform>
            <numerusform>%n other files of this export are there already and would be replaced.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::HeatmapPanel</name>
    <message numerus="yes">
        <source>%n partition(s)</source>
        <translation>
            <numerusform>%n partition</numerusform>
            <numerusform>%n partitions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n topic(s)</source>
        <translation>
            <numerusform>%n topic</numerusform>
            <numerusform>%n topics</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::LinkActions</name>
    <message numerus="yes">
        <source>&amp;Start %n link(s)</source>
        <translation>
            <numerusform>&amp;Start %n link</numerusform>
            <numerusform>&amp;Start %n links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Pause %n link(s)</source>
        <translation>
            <numerusform>&amp;Pause %n link</numerusform>
            <numerusform>&amp;Pause %n links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>S&amp;top %n link(s)</source>
        <translation>
            <numerusform>S&amp;top %n link</numerusform>
            <numerusform>S&amp;top %n links</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::LinkPages</name>
    <message numerus="yes">
        <source>%n remark(s) of the checks</source>
        <translation>
            <numerusform>%n remark of the checks</numerusform>
            <numerusform>%n remarks of the checks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::MainWindow</name>
    <message numerus="yes">
        <source>Start %n link(s)</source>
        <translation>
            <numerusform>Start link</numerusform>
            <numerusform>Start %n links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pause %n link(s)</source>
        <translation>
            <numerusform>Pause link</numerusform>
            <numerusform>Pause %n links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop %n link(s)</source>
        <translation>
            <numerusform>Stop link</numerusform>
            <numerusform>Stop %n links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply %n change(s)</source>
        <translation>
            <numerusform>Apply %n change</numerusform>
            <numerusform>Apply %n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::NoticeBar</name>
    <message numerus="yes">
        <source>%n more…</source>
        <comment>notices</comment>
        <translation>
            <numerusform>%n more…</numerusform>
            <numerusform>%n more…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::PartitionsPanel</name>
    <message numerus="yes">
        <source>of %n link(s)</source>
        <translation>
            <numerusform>of %n link</numerusform>
            <numerusform>of %n links</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::PasteDialog</name>
    <message numerus="yes">
        <source>%n new rule(s)</source>
        <translation>
            <numerusform>%n new rule</numerusform>
            <numerusform>%n new rules</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::PlanDialog</name>
    <message numerus="yes">
        <source>Planning %n link(s)</source>
        <translation>
            <numerusform>Planning %n link</numerusform>
            <numerusform>Planning %n links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Start %n link(s)</source>
        <translation>
            <numerusform>&amp;Start %n link</numerusform>
            <numerusform>&amp;Start %n links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Start %n link(s) in production</source>
        <translation>
            <numerusform>&amp;Start %n link in production</numerusform>
            <numerusform>&amp;Start %n links in production</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::QuitDialog</name>
    <message numerus="yes">
        <source>%n link(s) run in this window and stop with it.</source>
        <translation>
            <numerusform>%n link runs in this window and stops with it.</numerusform>
            <numerusform>%n links run in this window and stop with it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>stopping: %n record(s) on their way</source>
        <translation>
            <numerusform>stopping: %n record on its way</numerusform>
            <numerusform>stopping: %n records on their way</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::RuleListModel</name>
    <message numerus="yes">
        <source>Gave up on %n topic(s): too complex. Simplify its nested repetitions.</source>
        <translation>
            <numerusform>Gave up on %n topic: too complex. Simplify its nested repetitions.</numerusform>
            <numerusform>Gave up on %n topics: too complex. Simplify its nested repetitions.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n topic(s)</source>
        <translation>
            <numerusform>%n topic</numerusform>
            <numerusform>%n topics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n topic rule(s)</source>
        <translation>
            <numerusform>Add %n topic rule</numerusform>
            <numerusform>Add %n topic rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n topic rule(s)</source>
        <translation>
            <numerusform>Remove %n topic rule</numerusform>
            <numerusform>Remove %n topic rules</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::RunControl</name>
    <message numerus="yes">
        <source>%1: %n link(s) at a production cluster.</source>
        <translation>
            <numerusform>%1: %n link at a production cluster.</numerusform>
            <numerusform>%1: %n links at a production cluster.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop %n link(s) at the production cluster “%1”?</source>
        <translation>
            <numerusform>Stop %n link at the production cluster “%1”?</numerusform>
            <numerusform>Stop %n links at the production cluster “%1”?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Applying stops %n link(s) at the production cluster “%1”.</source>
        <translation>
            <numerusform>Applying stops %n link at the production cluster “%1”.</numerusform>
            <numerusform>Applying stops %n links at the production cluster “%1”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other link(s) are stopped and started again: what was edited at their clusters is applied to them too.</source>
        <translation>
            <numerusform>%n other link is stopped and started again: what was edited at its clusters is applied to it too.</numerusform>
            <numerusform>%n other links are stopped and started again: what was edited at their clusters is applied to them too.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::SeveralPage</name>
    <message numerus="yes">
        <source>%n cluster(s)</source>
        <translation>
            <numerusform>%n cluster</numerusform>
            <numerusform>%n clusters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s)</source>
        <translation>
            <numerusform>%n link</numerusform>
            <numerusform>%n links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Start %n link(s)</source>
        <translation>
            <numerusform>&amp;Start %n link</numerusform>
            <numerusform>&amp;Start %n links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Pause %n link(s)</source>
        <translation>
            <numerusform>&amp;Pause %n link</numerusform>
            <numerusform>&amp;Pause %n links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>St&amp;op %n link(s)</source>
        <translation>
            <numerusform>St&amp;op %n link</numerusform>
            <numerusform>St&amp;op %n links</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::TopicBrowser</name>
    <message numerus="yes">
        <source>%n topic(s)</source>
        <translation>
            <numerusform>%n topic</numerusform>
            <numerusform>%n topics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n topic(s)</source>
        <translation>
            <numerusform>%1 of %n topic</numerusform>
            <numerusform>%1 of %n topics</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::TopicPreview</name>
    <message numerus="yes">
        <source>%n name clash(es)</source>
        <translation>
            <numerusform>%n name clash</numerusform>
            <numerusform>%n name clashes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n illegal name(s)</source>
        <translation>
            <numerusform>%n illegal name</numerusform>
            <numerusform>%n illegal names</numerusform>
        </translation>
    </message>
</context>
</TS>
