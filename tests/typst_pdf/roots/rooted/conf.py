project = "Rooted"
extensions = ["typst_pdf"]
numfig = True
nitpicky = True
suppress_warnings = ["typst_pdf.math"]  # formulas stand as their source where the converter is missing
typst_pdf_keep_source = True
