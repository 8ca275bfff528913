using System.Text.Json;
using CouncilPortal.Testing;

namespace CouncilPortal.DatabaseTests.Tenancy;

/// <summary>Everything that the database holds of a council, as text: what a command of somebody else must leave as it was.</summary>
internal static class CouncilRows
{
    private static readonly string[] OfCouncil =
    [
        "annual_statistics", "annual_categories", "authority_tenants", "memberships", "invitations", "decision_authorities", "recommendations",
        "recommendation_events", "deadline_changes", "evidence_drafts", "submissions", "evidence_files", "evidence_contents", "evidence_recalls", "evidence_uploads", "evidence_holds", "reviews", "compliance_outcomes",
        "letters", "letter_considerations", "reminders", "reminder_rules", "deadline_requests", "case_messages", "complainant_contacts", "escalations", "case_owners", "draft_sharings", "draft_answers", "amendments",
        "import_conflicts", "report_facts", "member_reports", "member_report_decisions", "member_report_withdrawals",
        "covers", "service_owners", "council_mailboxes", "delegates", "handovers", "taken_over_actions",
        "letter_drafts", "letter_grants", "embargo_openings",
    ];

    private static readonly string[] OfLetter = ["replaced_letters", "letter_confirmations", "letter_notes", "letter_files"];

    public static async Task<string> Dump(TestDatabase data, PrivateRows rows)
    {
        var all = new List<object?>();
        foreach (var table in OfCouncil)
        {
            all.Add(await data.Rows<dynamic>($"select * from {table} where authority_id = @Council order by 1, 2", rows));
        }

        foreach (var table in OfLetter)
        {
            all.Add(await data.Rows<dynamic>($"select * from {table} where letter_id = @Letter order by 1, 2", rows));
        }

        all.Add(await data.Rows<dynamic>("select * from reporting_years where year = '2098-99'", null));
        all.Add(await data.Rows<dynamic>("select * from letter_templates order by id", null));
        all.Add(await data.Rows<dynamic>("select * from letter_runs order by id", null));
        all.Add(await data.Rows<dynamic>("select * from decisions where id = @Decision", rows));
        all.Add(await data.Rows<dynamic>("select * from people where id = @Person", rows));
        all.Add(await data.Rows<dynamic>("select * from sessions where person_id = @Person", rows));
        all.Add(await data.Rows<dynamic>("select * from rights_changes where person_id = @Person order by id", rows));
        all.Add(await data.Rows<dynamic>("select t.* from tenants t join people p on p.tenant_id = t.id where p.id = @Person", rows));
        all.Add(await data.Rows<dynamic>("select g.* from peer_groups g join peer_group_owners o on o.group_id = g.id where o.person_id = @Person", rows));
        all.Add(await data.Rows<dynamic>("select * from form_drafts where person_id = @Person", rows));
        all.Add(await data.Rows<dynamic>("select * from kept_views where person_id = @Person order by id", rows));
        all.Add(await data.Rows<dynamic>("select * from message_reads where person_id = @Person order by 2", rows));
        all.Add(await data.Rows<dynamic>("select * from mail_choices where person_id = @Person order by topic", rows));
        all.Add(await data.Rows<dynamic>("select * from notifications where person_id = @Person order by id", rows));
        all.Add(await data.Rows<dynamic>("select * from letter_reads where person_id = @Person order by letter_id", rows));
        all.Add(await data.Rows<dynamic>("select * from outbox order by id", null));
        all.Add(await data.Rows<dynamic>("select * from calendar_addresses where person_id = @Person", rows));
        all.Add(await data.Rows<dynamic>("select * from bounced_addresses order by id", null));
        all.Add(await data.Rows<dynamic>("select * from mail_pause", null));
        all.Add(await data.Rows<dynamic>("select * from national_reviews order by year", null));
        all.Add(await data.Rows<dynamic>("select * from national_review_texts order by year, version", null));
        all.Add(await data.Rows<dynamic>("select * from imports order by id", null));
        all.Add(await data.Rows<dynamic>("select * from import_columns order by kind, name", null));
        return JsonSerializer.Serialize(all);
    }
}
