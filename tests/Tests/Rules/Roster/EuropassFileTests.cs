using System.Text;
using Passerelle.Platform;
using Passerelle.Roster;
using Passerelle.Roster.Import;

namespace Passerelle.Tests.Rules.Roster;

public sealed class EuropassFileTests
{
    private const string Passport = """
        <SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass"><LearnerInfo><Identification><PersonName><FirstName>Vaida</FirstName><Surname>Tiltaite</Surname></PersonName>
        <ContactInfo><Address><Contact><AddressLine>Secret street 1</AddressLine></Contact></Address><Email><Contact>vaida@experts.example</Contact></Email></ContactInfo>
        <Demographics><Birthdate year="1971"/><Gender><Code>F</Code></Gender></Demographics><Photo><Data>AAAA</Data></Photo></Identification>
        <WorkExperienceList><WorkExperience><Period><Current>true</Current></Period><Position><Label>Head of unit</Label></Position><Employer><Name>Ministry</Name><ContactInfo><Address><Contact><Country><Code>EL</Code></Country></Contact></Address></ContactInfo><Sector><Code>O</Code></Sector></Employer></WorkExperience></WorkExperienceList>
        <Skills><Linguistic><MotherTongueList><MotherTongue><Description><Code>lt</Code></Description></MotherTongue></MotherTongueList>
        <ForeignLanguageList><ForeignLanguage><Description><Code>en</Code></Description><ProficiencyLevel><Listening>C1</Listening><Reading>C2</Reading><Writing>B2</Writing></ProficiencyLevel></ForeignLanguage><ForeignLanguage><Description><Label>Elvish</Label></Description></ForeignLanguage></ForeignLanguageList></Linguistic>
        <JobRelated><Description>&lt;p&gt;Assisted voluntary return&lt;/p&gt;</Description></JobRelated></Skills></LearnerInfo></SkillsPassport>
        """;

    [Fact]
    public void What_can_be_mapped_is_and_the_rest_is_named_without_repeating_what_is_dropped()
    {
        var row = Read(Passport).Rows.Single();

        Assert.Equal(("Vaida", "Tiltaite", "vaida@experts.example", "Head of unit", "Ministry", "EL", "public", "lt:C2; en:B2"),
            (row.Cells["firstName"], row.Cells["lastName"], row.Cells["email"], row.Cells["function"], row.Cells["institution"], row.Cells["country"], row.Cells["sector"], row.Cells["languages"]));
        Assert.Equal(["Address", "Birthdate", "ForeignLanguage", "Photo", "Skills.JobRelated"], row.Left.Select(left => left.Column).Order());
        Assert.All(row.Left.Where(left => left.Why == "roster.import.why.no-purpose"), left => Assert.Equal("", left.Found));
        Assert.DoesNotContain("Secret", string.Join(' ', row.Cells.Values));
    }

    [Fact]
    public void The_same_in_JSON_and_without_the_list_elements_reads_the_same()
    {
        var json = """{"SkillsPassport":{"LearnerInfo":{"Identification":{"PersonName":{"FirstName":"Vaida","Surname":"Tiltaite"},"ContactInfo":{"Email":{"Contact":"vaida@experts.example"},"Telephone":[{"Contact":"+370 1"},{"Contact":"+370 2"}]}},"Skills":{"Linguistic":{"MotherTongue":[{"Description":{"Code":"lt"}}],"ForeignLanguage":[{"Description":{"Code":"en"},"ProficiencyLevel":{"Listening":"C1"}}]}}}}}""";

        var row = Rules(TableFile.Read(Encoding.UTF8.GetBytes(json))).Rows.Single();

        Assert.Equal(("Vaida", "+370 1", "lt:C2; en:C1"), (row.Cells["firstName"], row.Cells["phone"], row.Cells["languages"]));
        Assert.Equal("+370 2", Assert.Single(row.Left).Found);
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>")]
    public void No_entity_is_ever_expanded(string doctype)
    {
        var outcome = TableFile.Read(Encoding.UTF8.GetBytes($"<?xml version=\"1.0\"?>\n{doctype}\n{Passport.Replace("Vaida", "&e;")}"));

        Assert.Equal("roster.import.unreadable-xml", outcome.Problem!.Findings.Single().Key);
    }

    [Fact]
    public void A_PDF_gives_the_data_it_carries()
    {
        var read = TableFile.Read(Pdf(Passport));
        var without = TableFile.Read("%PDF-1.4\nnothing"u8.ToArray());

        Assert.Equal("Tiltaite", Rules(read).Rows.Single().Cells["lastName"]);
        Assert.NotNull(without.Problem);
    }

    [Fact]
    public void Other_XML_is_no_passport() => Assert.Equal("roster.import.no-passport", TableFile.Read("<html/>"u8.ToArray()).Problem!.Findings.Single().Key);

    /// <summary>The smallest PDF with one attached file.</summary>
    private static byte[] Pdf(string xml)
    {
        var data = Encoding.UTF8.GetBytes(xml);
        var pdf = new MemoryStream();
        var offsets = new List<long>();
        Write("%PDF-1.4\n");
        Object("<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(attachment.xml) 4 0 R] >> >> >>");
        Object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        Object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>");
        Object("<< /Type /Filespec /F (attachment.xml) /EF << /F 5 0 R >> >>");
        offsets.Add(pdf.Position);
        Write($"5 0 obj\n<< /Type /EmbeddedFile /Length {data.Length} >>\nstream\n");
        pdf.Write(data);
        Write("\nendstream\nendobj\n");
        var start = pdf.Position;
        Write($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets) Write($"{offset:0000000000} 00000 n \n");
        Write($"trailer\n<< /Size {offsets.Count + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return pdf.ToArray();

        void Object(string body)
        {
            offsets.Add(pdf.Position);
            Write($"{offsets.Count} 0 obj\n{body}\nendobj\n");
        }

        void Write(string text) => pdf.Write(Encoding.Latin1.GetBytes(text));
    }

    private static TableFile Read(string xml) => Rules(TableFile.Read(Encoding.UTF8.GetBytes(xml)));

    private static TableFile Rules(Outcome<TableFile> outcome)
    {
        Assert.True(outcome.Problem is null, outcome.Problem?.Findings[0].Key);
        return outcome.Value;
    }
}
