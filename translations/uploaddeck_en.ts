<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>RemoveAccount</name>
    <message numerus="yes">
        <source>Its %Ln row(s) and its key leave this computer. Nothing changes at the vendor.</source>
        <translation>
            <numerusform>Its %Ln row and its key leave this computer. Nothing changes at the vendor.</numerusform>
            <numerusform>Its %Ln rows and its key leave this computer. Nothing changes at the vendor.</numerusform>
        </translation>
    </message>
</context>
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
    <name>deck::ImportDialog</name>
    <message numerus="yes">
        <source>Track %Ln</source>
        <translation>
            <numerusform>Track %Ln</numerusform>
            <numerusform>Track %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s): %1 found, %2 already tracked, %3 not understood</source>
        <extracomment>lines of a text to import</extracomment>
        <translation>
            <numerusform>%Ln line: %1 found, %2 already tracked, %3 not understood</numerusform>
            <numerusform>%Ln lines: %1 found, %2 already tracked, %3 not understood</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Asking about %Ln upload(s)</source>
        <translation>
            <numerusform>Asking about %Ln upload</numerusform>
            <numerusform>Asking about %Ln uploads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln upload(s) tracked now, %1 tracked before, %2 not taken</source>
        <translation>
            <numerusform>%Ln upload tracked now, %1 tracked before, %2 not taken</numerusform>
            <numerusform>%Ln uploads tracked now, %1 tracked before, %2 not taken</numerusform>
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
    <name>deck::TestReport</name>
    <message numerus="yes">
        <source>%Ln on the first page</source>
        <translation>
            <numerusform>%Ln on the first page</numerusform>
            <numerusform>%Ln on the first page</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deck::UploadsFooter</name>
    <message numerus="yes">
        <source>Asking %n vendor(s) for the first page: %1 answered, %2 to go</source>
        <extracomment>%n vendors are asked for their first page</extracomment>
        <translation>
            <numerusform>Asking %n vendor for the first page: %1 answered, %2 to go</numerusform>
            <numerusform>Asking %n vendors for the first page: %1 answered, %2 to go</numerusform>
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
