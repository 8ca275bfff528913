using CouncilPortal.Casework;
using Xunit;

namespace CouncilPortal.UnitTests.Casework;

/// <summary>What may not stand in public texts, by example: domain.md says no timescale in a summary and nothing by which a person is known.</summary>
public sealed class PublicTextCheckTests
{
    [Theory]
    [InlineData("Train housing officers within four weeks.", "within four weeks")]
    [InlineData("Within 3 months of the final decision the Council will review its policy.", "Within 3 months of the final decision")]
    [InlineData("Review the policy within a month.", "within a month")]
    [InlineData("Reply within twenty-eight working days.", "within twenty-eight working days")]
    [InlineData("Issue guidance by 3 March.", "by 3 March")]
    [InlineData("Issue guidance by 3rd March 2026.", "by 3rd March 2026")]
    [InlineData("Issue guidance by March 2026", "by March 2026")]
    [InlineData("Issue guidance by 03/03/2026.", "by 03/03/2026")]
    [InlineData("Issue guidance by the end of April.", "by the end of April")]
    [InlineData("Change the letter by the end of the month.", "by the end of the month")]
    [InlineData("Change the letter before 1 May.", "before 1 May")]
    [InlineData("Change the letter no later than 14 June 2026", "no later than 14 June 2026")]
    [InlineData("Report to members in the next six months.", "in the next six months")]
    [InlineData("Report back in three months’ time.", "in three months’ time")]
    [InlineData("Six weeks after our decision is too long: 6 weeks after our decision the Council acts.", "6 weeks after our decision")]
    [InlineData("Complete this by the end of the financial year.", "by the end of the financial year")]
    [InlineData("Publish the policy by next summer.", "by next summer")]
    public void A_timescale_is_found_in_a_summary_of_an_improvement(string text, string words)
    {
        Assert.Contains(PublicTextCheck.PersonalDataAndTimescales(text), f => f.Kind == TextFindingKind.Timescale && f.Words == words);
        Assert.DoesNotContain(PublicTextCheck.PersonalData(text), f => f.Kind == TextFindingKind.Timescale);
    }

    [Theory]
    [InlineData("Train housing officers in the law on homelessness.")]
    [InlineData("Repairs were delayed by six weeks.")]
    [InlineData("Review care plans every six months.")]
    [InlineData("Keep records for seven years.")]
    [InlineData("The Council took 14 months to decide.")]
    [InlineData("Explain how decisions may be challenged by parents.")]
    [InlineData("Make sure that calls are answered before the case is closed.")]
    [InlineData("Review the decision of March 2021 with the family.")]
    public void What_is_no_timescale_is_left_alone(string text) => Assert.Empty(PublicTextCheck.PersonalDataAndTimescales(text));

    [Theory]
    [InlineData("We wrote to Mr Smith.", TextFindingKind.Name, "Mr Smith")]
    [InlineData("Mrs O’Brien complained.", TextFindingKind.Name, "Mrs O’Brien")]
    [InlineData("Ms van der Berg complained.", TextFindingKind.Name, "Ms van der Berg")]
    [InlineData("Miss J. Patel complained.", TextFindingKind.Name, "Miss J. Patel")]
    [InlineData("Dr Ng visited.", TextFindingKind.Name, "Dr Ng")]
    [InlineData("Mr McDonald’s appeal", TextFindingKind.Name, "Mr McDonald")]
    [InlineData("Mr. Lloyd-Jones complained", TextFindingKind.Name, "Mr. Lloyd-Jones")]
    [InlineData("Councillor Khan spoke.", TextFindingKind.Name, "Councillor Khan")]
    [InlineData("The complaint of Sarah Jones was upheld.", TextFindingKind.Name, "Sarah Jones")]
    [InlineData("She lives at 12 High Street.", TextFindingKind.HouseAddress, "12 High Street")]
    [InlineData("The tenant of 4a, Old Mill Lane", TextFindingKind.HouseAddress, "4a, Old Mill Lane")]
    [InlineData("Repairs at Flat 3 were late.", TextFindingKind.HouseAddress, "Flat 3")]
    [InlineData("Her home in CV4 8JA was damp.", TextFindingKind.Postcode, "CV4 8JA")]
    [InlineData("sw1a1aa", TextFindingKind.Postcode, "sw1a1aa")]
    [InlineData("Call 020 7946 0018 for help.", TextFindingKind.Telephone, "020 7946 0018")]
    [InlineData("Call 07700 900123.", TextFindingKind.Telephone, "07700 900123")]
    [InlineData("Call +44 7700 900 123.", TextFindingKind.Telephone, "+44 7700 900 123")]
    [InlineData("Call (01632) 960 001.", TextFindingKind.Telephone, "(01632) 960 001")]
    [InlineData("Write to jo.bloggs@example.org.", TextFindingKind.Email, "jo.bloggs@example.org")]
    [InlineData("He was born on 3 March 1956.", TextFindingKind.DateOfBirth, "born on 3 March 1956")]
    [InlineData("Her date of birth: 03/04/1985", TextFindingKind.DateOfBirth, "date of birth: 03/04/1985")]
    [InlineData("DOB 3.4.85", TextFindingKind.DateOfBirth, "DOB 3.4.85")]
    [InlineData("Number QQ 12 34 56 C or AB 12 34 56 C", TextFindingKind.NationalInsuranceNumber, "AB 12 34 56 C")]
    [InlineData("Patient 943 476 5919", TextFindingKind.NhsNumber, "943 476 5919")]
    [InlineData("Patient 9434765919", TextFindingKind.NhsNumber, "9434765919")]
    public void Personal_data_is_found_with_the_words_that_offend(string text, TextFindingKind kind, string words)
    {
        Assert.Contains(PublicTextCheck.PersonalData(text), f => f.Kind == kind && f.Words == words);
        Assert.Contains(PublicTextCheck.PersonalDataAndTimescales(text), f => f.Kind == kind && f.Words == words);
    }

    [Theory]
    [InlineData("Mr X complained about his mother’s care.")]
    [InlineData("Mr and Mrs B complained, and Miss C’s school agreed.")]
    [InlineData("Mrs X and Ms Y1 appealed.")]
    [InlineData("Mr X’s complaint (19 012 345) was upheld.")]
    [InlineData("See decisions 19 012 345, 17-002-402b and 21004567.")]
    [InlineData("The Council paid £1,250.00 and then £2500.")]
    [InlineData("Section 21 of the Housing Act 1988 applies.")]
    [InlineData("Pupils of St John’s School and Charlotte Sharman School.")]
    [InlineData("Repairs on the Victoria Road estate.")]
    [InlineData("In 2024 High Court rulings changed the law.")]
    [InlineData("The miss was noticed, and the lord of the manor objected.")]
    [InlineData("The child was born with a disability.")]
    [InlineData("Form A1 9 of the policy")]
    [InlineData("Patient 943 476 5918 is not a valid number.")]
    [InlineData("The Council’s Care Act 2014 assessment was late.")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_personal_data_is_left_alone(string? text) => Assert.Empty(PublicTextCheck.PersonalData(text));

    [Fact]
    public void Findings_stand_in_the_order_of_the_text_and_none_is_told_twice()
    {
        var found = PublicTextCheck.PersonalDataAndTimescales("Within a week Mr Smith of 1 Oak Road, CV4 8JA is written to at a@example.org.");
        Assert.Equal([TextFindingKind.Timescale, TextFindingKind.Name, TextFindingKind.HouseAddress, TextFindingKind.Postcode, TextFindingKind.Email], found.Select(f => f.Kind));
        Assert.Equal(found.OrderBy(f => f.Start), found);
    }
}
