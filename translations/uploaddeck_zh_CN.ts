<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>ErrorTexts</name>
    <message>
        <source>The account name cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use 1 to 64 of the letters A to Z, digits, dot, underscore and hyphen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An account of this name exists already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name, or remove the account first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no account of this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the names with “account list”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key of the account is missing or has the wrong form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare it with the vendor&apos;s console and set it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no vendor of this name here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The help of “account add” names the vendors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The endpoint is not a complete address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as https://host, with a port where one is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The endpoint carries a user name or password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave both out of the address: addresses are stored and shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The endpoint is neither https nor http.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use an https address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain http is accepted for this computer&apos;s own addresses only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use https for any other host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The endpoint carries a query or a fragment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out everything from “?” or “#” on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was asked for cannot be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something on this computer stands in the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 refused the call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vendor refused the call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 asks for fewer calls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vendor asks for fewer calls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answers with errors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server answers with errors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An answer came in the name of %1 that cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An answer came that cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not accept the key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is missing or not accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s clock is too far off to sign requests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request was sent and its outcome is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such account or upload.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped before an answer came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network, a proxy or firewall, and the account&apos;s endpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it stays so, check the network or allow more time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do: calls are made more slowly for a while.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again later; if it stays so, give the vendor&apos;s support the request ID.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sign-in page of the network or a proxy may stand in between: open a web page and look.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the keys with the vendor&apos;s console and set them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the clock of this computer, best by network time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the upload before asking again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
