<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>UploadCellText</name>
    <message numerus="yes">
        <source>%n retries</source>
        <translation>
            <numerusform>%n retry</numerusform>
            <numerusform>%n retries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 percent, no movement for %n days</source>
        <translation>
            <numerusform>%1 percent, no movement for %n day</numerusform>
            <numerusform>%1 percent, no movement for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 percent, no movement for %n hours</source>
        <translation>
            <numerusform>%1 percent, no movement for %n hour</numerusform>
            <numerusform>%1 percent, no movement for %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 percent, no movement for %n minutes</source>
        <translation>
            <numerusform>%1 percent, no movement for %n minute</numerusform>
            <numerusform>%1 percent, no movement for %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deck::FilterLine</name>
    <message numerus="yes">
        <source>%Ln match</source>
        <translation>
            <numerusform>%Ln matches</numerusform>
            <numerusform>%Ln match</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deck::NoticeArea</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deck::StatusParts</name>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %2 (%Ln sizes known)</source>
        <translation>
            <numerusform>%1 · %2 (%Ln size known)</numerusform>
            <numerusform>%1 · %2 (%Ln sizes known)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s) signed in</source>
        <translation>
            <numerusform>%Ln account signed in</numerusform>
            <numerusform>%Ln accounts signed in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln account(s) signed in</source>
        <translation>
            <numerusform>%1 of %Ln account signed in</numerusform>
            <numerusform>%1 of %Ln accounts signed in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s)</source>
        <translation>
            <numerusform>%Ln account</numerusform>
            <numerusform>%Ln accounts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deck::UploadsFooter</name>
    <message numerus="yes">
        <source>Asking %n account(s) for the first page: %1 answered, %2 to go</source>
        <extracomment>%n accounts are asked for their first page</extracomment>
        <translation>
            <numerusform>Asking %n account for the first page: %1 answered, %2 to go</numerusform>
            <numerusform>Asking %n accounts for the first page: %1 answered, %2 to go</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deck::UploadsPage</name>
    <message numerus="yes">
        <source>%Ln new above</source>
        <translation>
            <numerusform>%Ln new above</numerusform>
            <numerusform>%Ln new above</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln upload(s) were searched.</source>
        <translation>
            <numerusform>%Ln upload was searched.</numerusform>
            <numerusform>%Ln uploads were searched.</numerusform>
        </translation>
    </message>
</context>
</TS>
